/** Words of the page. */
export const network = {
  title: 'Network',
};
