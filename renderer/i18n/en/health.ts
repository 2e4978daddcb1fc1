/** Words of health. */
export const health = {
  title: 'Health',
};
