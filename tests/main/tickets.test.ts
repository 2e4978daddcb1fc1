import { describe, expect, test } from 'vitest';
import type { OutgoingFile } from '../../main/files/tickets.ts';
import { ticketContext } from '../https/web-app.ts';
import { createTestCore, type TestCore } from '../support/core.ts';

const file: OutgoingFile = {
  fileName: 'units.csv',
  contentType: 'text/csv',
  async *body() {
    yield new Uint8Array();
  },
};

function desk(test: TestCore) {
  const sessionOf = (role: 'viewer' | 'technologist') => test.core.authenticate(test.caller(role))?.sessionId ?? null;
  return {
    issue: (role: 'viewer' | 'technologist') =>
      test.core.tickets.issueDownload(ticketContext(test, role), file).path.slice('/download/'.length),
    redeem: (role: 'viewer' | 'technologist', ticket: string) =>
      test.core.tickets.redeemDownload(ticket, sessionOf(role)),
  };
}

describe('a ticket', () => {
  test('works once, for the session that asked', async () => {
    const { issue, redeem } = desk(await createTestCore());
    const ticket = issue('viewer');
    expect(() => redeem('technologist', ticket)).toThrow('another session');
    expect(redeem('viewer', ticket).fileName).toBe('units.csv');
    expect(() => redeem('viewer', ticket)).toThrow('used already');
  });

  test('is too old after five minutes', async () => {
    const test = await createTestCore();
    const { issue, redeem } = desk(test);
    const ticket = issue('viewer');
    test.clock.advance(5 * 60_000 + 1);
    expect(() => redeem('viewer', ticket)).toThrow('too old');
  });

  test('makes way for newer ones of the same session, and only of that', async () => {
    const { issue, redeem } = desk(await createTestCore());
    const others = issue('technologist');
    const tickets = Array.from({ length: 51 }, () => issue('viewer'));
    expect(() => redeem('viewer', tickets[0] ?? '')).toThrow('too old');
    expect(redeem('viewer', tickets[1] ?? '').fileName).toBe('units.csv');
    expect(redeem('technologist', others).fileName).toBe('units.csv');
  });
});
