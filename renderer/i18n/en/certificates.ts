/** Words of the page. */
export const certificates = {
  title: 'Certificates',
};
