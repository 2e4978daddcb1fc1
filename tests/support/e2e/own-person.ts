import type { Person } from './installation.ts';

type Ask = (who: Person, name: string, input: unknown) => Promise<unknown>;

/** Says who an account is among the people of the sample clinic: its first physicist. Answers that person's id. */
export async function ownPerson(ask: Ask, who: Person): Promise<number> {
  const { items: people } = (await ask('admin', 'people.list', { role: 'physicist' })) as { items: { id: number }[] }; // as: wire edge
  const account = (await ask('admin', 'accounts.get', { account: who })) as { id: number; version: number }; // as: wire edge
  const personId = people[0]?.id ?? 0;
  await ask('admin', 'accounts.update', { id: account.id, version: account.version, personId });
  return personId;
}
