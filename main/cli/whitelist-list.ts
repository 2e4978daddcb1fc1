import type { WhitelistEntry, WhitelistState } from '../../shared/whitelist.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { table } from './output.ts';
import type { Session } from './session.ts';

/** `rems whitelist list`: every entry, active or not, with author and date, and which list is in force. */
export const whitelistList: Command = {
  name: 'whitelist list',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    const { entries, state } = await everyEntry(api);
    const rows = entries.map((entry) => [
      entry.username,
      entry.active ? 'active' : 'inactive',
      entry.origin,
      entry.addedBy,
      entry.addedAt,
      entry.resembles ? `the account is called ${entry.resembles}` : (entry.reason ?? ''),
    ]);
    output.result({ state, entries }, [
      ...table(['name', 'state', 'origin', 'added by', 'added at', 'reason'], rows),
      inForce(state),
    ]);
    return exitCodes.done;
  },
};

/** Which whitelist keeps people out, in one line. */
export function inForce({ enforced, source, active, inactive, environmentNames }: WhitelistState): string {
  const table = `${active} active, ${inactive} inactive`;
  if (!enforced) return `The whitelist is switched off (${table}).`;
  return source === 'environment'
    ? `In force: AUTHORIZED_USERS (${environmentNames ?? 0} names) and the first administrator; the table has ${table}.`
    : `In force: the table (${table}).`;
}

async function everyEntry(api: Session['api']) {
  const entries: WhitelistEntry[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total, state } = await api.whitelist.list({ page, pageSize: 200 });
    entries.push(...items);
    if (entries.length >= total || items.length === 0) return { entries, state };
  }
}
