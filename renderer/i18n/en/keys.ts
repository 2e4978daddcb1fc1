/** Words of keys. */
export const keys = {
  title: 'Keys',
};
