/** Days before the end at which a certificate begins to be a matter (row 002-098). */
const soonDays = 30;

/** How urgent the end of a certificate is: `good` while nobody has to think of it. */
export function expiryTone(daysLeft: number): 'good' | 'warning' | 'bad' {
  if (daysLeft <= 7) return 'bad';
  return daysLeft <= soonDays ? 'warning' : 'good';
}
