/** Words of the page. */
export const labels = {
  title: 'Labels',
};
