/** Words of logs. */
export const logs = {
  title: 'Logs',
};
