/** Words of maintenance. */
export const maintenance = {
  title: 'Maintenance',
};
