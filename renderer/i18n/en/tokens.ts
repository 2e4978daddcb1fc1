/** Words of the page. */
export const tokens = {
  title: 'Access tokens',
};
