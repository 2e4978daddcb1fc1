/** Words of readiness. */
export const readiness = {
  title: 'Readiness',
};
