/** Words of the page. */
export const apiHelp = {
  title: 'Interface pour scripts',
};
