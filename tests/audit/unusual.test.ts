import { describe, expect, test } from 'vitest';
import { createUnusualWatch, unusualLimits, type WatchedEntry } from '../../main/audit/unusual-rules.ts';

const start = Date.parse('2026-03-02T10:00:00Z');

/** An entry of account 7, minutes after ten o'clock. */
function entry(minutes: number, part: Partial<WatchedEntry> = {}): WatchedEntry {
  return {
    seq: 1,
    at: new Date(start + minutes * 60_000).toISOString(),
    utcOffset: 60,
    accountId: 7,
    actor: 'physicist',
    origin: 'https',
    address: '192.0.2.10',
    action: 'equipment.update',
    entity: 'unit',
    entityId: '3',
    importId: null,
    ...part,
  };
}
const many = (count: number, part: Partial<WatchedEntry> = {}, apart = 0.01) =>
  Array.from({ length: count }, (_, index) => entry(index * apart, part));
function findUnusual(entries: WatchedEntry[], known: ReadonlySet<string>) {
  const watch = createUnusualWatch(known);
  for (const one of entries) watch.look(one);
  return watch.found();
}
const rules = (entries: WatchedEntry[], known: string[] = []) =>
  findUnusual(entries, new Set(known)).map(({ rule, count }) => [rule, count]);

describe('unusual access', () => {
  test('is two hundred records in ten minutes, and not one less', () => {
    expect(rules(many(unusualLimits.records))).toEqual([['many-records', 200]]);
    expect(rules(many(unusualLimits.records - 1))).toEqual([]);
    expect(rules(many(250))).toEqual([['many-records', 250]]);
    expect(rules(many(250, {}, 0.1))).toEqual([]);
  });

  test('is not an import, however large', () => {
    expect(rules(many(500, { importId: 4 }))).toEqual([]);
  });

  test('is many exports of one account', () => {
    const part = { action: 'equipment.export', entityId: null };
    expect(rules(many(unusualLimits.exports, part))).toEqual([['many-exports', 10]]);
    expect(rules(many(unusualLimits.exports - 1, part))).toEqual([]);
  });

  test('is many refused sign-ins, and many refused calls', () => {
    const nobody = { accountId: null, actor: '(not signed in)', action: 'auth.signInRefused', entity: 'session' };
    expect(rules(many(5, nobody))).toEqual([['many-failures', 5]]);
    expect(rules(many(4, nobody))).toEqual([]);
    expect(rules(many(5, { action: 'calls.refused', entity: 'refusal' }))).toEqual([['refusals', 5]]);
  });

  test('is work at night, by the clock of the workstation at that time', () => {
    const late = { at: '2026-03-02T21:30:00.000Z' };
    expect(rules([entry(0, { ...late, utcOffset: 60 })])).toEqual([['odd-hours', 1]]);
    expect(rules([entry(0, { ...late, utcOffset: -300 })])).toEqual([]);
    expect(rules([entry(0, { ...late, utcOffset: 60, accountId: null, origin: 'job' })])).toEqual([]);
  });

  test('is a sign-in from an address that this account never used, but not its first one', () => {
    const signIn = { action: 'auth.signIn', entity: 'session' };
    const elsewhere = entry(1, { ...signIn, address: '198.51.100.4' });
    expect(rules([entry(0, signIn), elsewhere])).toEqual([['new-address', 1]]);
    expect(rules([elsewhere], ['7 192.0.2.10'])).toEqual([['new-address', 1]]);
    expect(rules([elsewhere], ['7 198.51.100.4', '8 192.0.2.10'])).toEqual([]);
    expect(rules([elsewhere])).toEqual([]);
  });

  test('is a clock that went back, or was moved', () => {
    expect(rules([entry(5), entry(0)])).toEqual([['clock', 1]]);
    expect(rules([entry(0, { action: 'clock.moved', entity: 'system', accountId: null })])).toEqual([['clock', 1]]);
  });

  test('leads to its entries', () => {
    const [found] = findUnusual(many(200), new Set());
    expect(found).toMatchObject({
      actor: 'physicist',
      accountId: 7,
      firstAt: new Date(start).toISOString(),
      filters: { accountId: 7, group: 'records', from: '2026-03-02', to: '2026-03-02' },
    });
  });
});
