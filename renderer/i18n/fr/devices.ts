/** Words of the page. */
export const devices = {
  title: 'Appareils',
};
