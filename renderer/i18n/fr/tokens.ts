/** Words of the page. */
export const tokens = {
  title: 'Jetons d’accès',
};
