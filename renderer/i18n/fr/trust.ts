/** Words of the page. */
export const trust = {
  title: 'Faire confiance à ce poste',
};
