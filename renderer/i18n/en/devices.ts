/** Words of the page. */
export const devices = {
  title: 'Devices',
};
