import type { Account } from '../../shared/accounts.ts';

/** What an administrator should see of an account beside whether it is active. */
export type AccountMark = 'notWhitelisted' | 'mustChange' | 'expired' | 'secondFactor';

/** The marks of an account, the ones that keep its owner out first. */
export function accountMarks(account: Account, now: Date): readonly AccountMark[] {
  const marks: AccountMark[] = [];
  if (!account.whitelisted) marks.push('notWhitelisted');
  if (passwordRanOut(account, now)) marks.push('expired');
  else if (account.mustChangePassword) marks.push('mustChange');
  if (account.secondFactor) marks.push('secondFactor');
  return marks;
}

/** Whether the temporary password no longer opens. */
export function passwordRanOut(account: Pick<Account, 'passwordExpiresAt'>, now: Date): boolean {
  return account.passwordExpiresAt !== null && new Date(account.passwordExpiresAt) <= now;
}
