import { describe, expect, test } from 'vitest';
import { callExamples } from '../support/call-examples.ts';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { callerOf, procedures } from '../support/procedures.ts';
import { settledImport } from '../support/settled-import.ts';

/** What answers only before there is anyone to ask has tests of its own that look at the entries. */
const tried = procedures.filter(({ name, procedure }) => !name.startsWith('setup.') && procedure.access !== 'unopened');

describe('every procedure', () => {
  test('has a working example', () => {
    expect(Object.keys(callExamples).toSorted()).toEqual(tried.map(({ name }) => name).toSorted());
  });

  test.each(tried)('$name answers, and puts on record what it changed', async ({ name, procedure }) => {
    const test = await createTestCore();
    const input = await callExamples[name]?.(test);
    // Opened anew each time: what replaces the database refuses while anybody else has it open.
    const head = async () => {
      const db = await openDatabaseOf(test.folder);
      const seq = Number(db.prepare('SELECT max(seq) FROM audit').pluck().get());
      db.close();
      return seq;
    };
    const before = await head();
    const caller = test.caller(callerOf(procedure));
    const reply = await test.core.dispatch(
      name,
      input,
      procedure.atConsole ? { ...caller, origin: 'ipc', address: null } : caller,
    );
    expect(reply, JSON.stringify(reply)).toMatchObject({ ok: true });
    const { importId } = input as { importId?: number };
    if (importId !== undefined) await settledImport(test, importId);
    const entries = (await head()) - before;
    if (procedure.kind === 'query' || procedure.unaudited) expect(entries).toBe(0);
    else expect(entries).toBeGreaterThan(0);
  });

  test('leaves an audit trail that names who, when and from where', async () => {
    const test = await createTestCore();
    await test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    const last = db.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get();
    expect(last).toMatchObject({
      actor: 'administrator',
      origin: 'https',
      address: '192.0.2.10',
      action: 'lookups.create',
      entity: 'lookup',
      at: test.clock.now().toISOString(),
    });
    expect(JSON.parse(String((last as { changes: string }).changes))).toMatchObject({
      name: { old: null, new: 'Angiography' },
    });
  });
});
