/** What a sealed second factor is bound to, so that a row that is moved to another account opens nothing. */
export function sealedSecretContext(accountId: number): string {
  return `second-factor|${accountId}`;
}
