/** Words of damage. */
export const damage = {
  title: 'Unreadable records',
};
