/** Words of the page. */
export const apiHelp = {
  title: 'Interface for scripts',
};
