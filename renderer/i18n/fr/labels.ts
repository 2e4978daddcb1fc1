/** Words of the page. */
export const labels = {
  title: 'Étiquettes',
};
