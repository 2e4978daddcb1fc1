/** Words of backup. */
export const backup = {
  title: 'Backups',
};
