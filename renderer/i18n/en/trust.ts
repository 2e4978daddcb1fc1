/** Words of the page. */
export const trust = {
  title: 'Trust this workstation',
};
