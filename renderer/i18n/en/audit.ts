/** Words of audit. */
export const audit = {
  title: 'Audit trail',
};
