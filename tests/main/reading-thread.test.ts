import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { root as checkout } from '../../build/root.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import type { SlowStatement } from '../../main/database/slow-statements.ts';
import { createReaders, type Readers, readsMuch } from '../../main/reading.ts';
import { proceduresOf } from '../../main/rpc/procedures-of.ts';
import { createReadingThread } from '../../main/rpc/reading-thread.ts';
import { contract } from '../../shared/contract/index.ts';
import { createTestCore } from '../support/core.ts';
import { memoryLog, testPorts } from '../support/ports.ts';

const built = (name: string) => pathToFileURL(join(checkout, 'out/main', name));
const dayMs = 86_400_000;
const everything = { page: 1, pageSize: 50 };

/** What is asked of each reader. */
const questions: Readonly<Record<keyof Readers, object>> = {
  'equipment.list': { ...everything, search: 'siemens', sort: [{ by: 'model', direction: 'asc' }] },
  'compliance.summary': { days: 30 },
  'compliance.due': { ...everything, days: 90 },
  'compliance.units': { ...everything, status: 'never-tested', days: 90 },
  'findings.list': { ...everything, state: 'open' },
  'findings.unitsToReport': { search: 'ct' },
  'bookings.list': { ...everything },
  'planner.range': { from: '2026-11-01', to: '2026-11-30' },
  'planner.year': { year: 2026 },
  'planner.propose': { from: '2026-11-01', to: '2026-12-31', unitsPerDay: 4 },
};

/** The sample inventory, opened, and a thread beside it. */
async function opened(entry = built('reading-worker.js')) {
  const core = await createTestCore();
  await core.as('administrator').home.loadSample({});
  await core.core.close();
  const { folder, clock } = core;
  const log = memoryLog();
  const outcome = await openData(testPorts({ folder, clock, log }), { migrations });
  if (outcome.state !== 'READY') throw new Error(outcome.message);
  const { db, keys, anchor } = outcome;
  const slow: SlowStatement[] = [];
  const thread = createReadingThread({
    entry,
    file: db.name,
    key: () => keys.database,
    statements: { limit: () => 0, note: (statement) => slow.push(statement) },
    clock,
    log,
  });
  onTestFinished(async () => {
    await thread.close();
    anchor.stop();
    db.close();
  });
  return {
    thread,
    clock,
    log,
    slow,
    db,
    readers: createReaders({ db, clock }),
    /** Asks until the thread has started. */
    async ask(name: string, input: unknown) {
      let answer: ReturnType<typeof thread.answer>;
      await expect
        .poll(() => {
          answer = thread.answer(name, input);
          return answer !== undefined;
        })
        .toBe(true);
      return JSON.parse((await answer)?.text ?? 'null');
    },
  };
}

describe('the reading thread', () => {
  test('gets the queries about many units, and nothing else', () => {
    for (const [name, procedure] of proceduresOf(contract)) {
      expect(readsMuch(name, {}), name).toBe(Object.hasOwn(questions, name));
      if (readsMuch(name, {})) expect(procedure.kind).toBe('query');
    }
    expect(readsMuch('findings.list', { unitId: 1 })).toBe(false);
  });

  test('answers what the handlers answer, word for word', async () => {
    const { ask, readers, slow } = await opened();
    for (const [name, question] of Object.entries(questions)) {
      const procedure = proceduresOf(contract).get(name);
      if (!procedure) throw new Error(name);
      const input = z.parse(procedure.input, question);
      // as: each reader gets its own input.
      const reader = readers[name as keyof typeof readers] as (input: unknown) => unknown;
      const expected = z.parse(procedure.output, reader(input));
      expect(JSON.stringify(expected).length, name).toBeGreaterThan(20);
      expect(await ask(name, input), name).toEqual(JSON.parse(JSON.stringify(expected)));
    }
    expect(slow.some(({ sql }) => sql.includes('FROM units'))).toBe(true);
  });

  test('sees what was committed a moment ago, and reads with the clock of the asker', async () => {
    const { ask, db, clock } = await opened();
    const input = { ...everything, state: 'open' };
    const before = await ask('findings.list', input);
    db.exec('UPDATE findings SET deleted_at = updated_at WHERE deleted_at IS NULL');
    expect(before.total).toBeGreaterThan(0);
    expect(await ask('findings.list', input)).toMatchObject({ total: 0 });
    const { overdue } = await ask('compliance.summary', { days: 30 });
    clock.advance(400 * dayMs);
    expect((await ask('compliance.summary', { days: 30 })).overdue).toBeGreaterThan(overdue);
  });

  test('refuses as a handler does, and passes on the code of a failure', async () => {
    const { ask } = await opened();
    await expect(ask('planner.range', { from: '2026-11-30', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { to: expect.stringContaining('before') },
    });
    await expect(ask('equipment.create', {})).rejects.toThrow('does not know equipment.create');
    await expect(ask('equipment.list', null)).rejects.toThrow(TypeError.name);
  });

  test('answers what was asked before it is closed, and nothing after', async () => {
    const { ask, thread } = await opened();
    await ask('compliance.summary', { days: 30 });
    const last = thread.answer('compliance.summary', { days: 30 });
    await thread.close();
    expect((await last)?.text).toContain('overdue');
    expect(thread.answer('compliance.summary', { days: 30 })).toBeUndefined();
  });

  test('that breaks leaves the reading to others, and starts again after a while', async () => {
    const { thread, clock, log } = await opened(built('nothing-there.js'));
    const broke = () => log.entries.filter(({ message }) => message === 'the reading thread broke').length;
    expect(thread.answer('compliance.summary', {})).toBeUndefined();
    await expect.poll(broke).toBe(1);
    // Its end is heard after its error.
    await new Promise((resolve) => setImmediate(resolve));
    expect(thread.answer('compliance.summary', {})).toBeUndefined();
    clock.advance(61_000);
    expect(thread.answer('compliance.summary', {})).toBeUndefined();
    await expect.poll(broke).toBe(2);
  });
});

test('a call is answered the same with the thread and without, and both doors say the same', async () => {
  const plain = await createTestCore();
  await plain.as('administrator').home.loadSample({});
  const threaded = await plain.reopen({ workerEntry: built('import-worker.js') });
  const input = { ...everything, sort: [{ by: 'model', direction: 'asc' }] };
  // Before it has started and afterwards: nobody can tell.
  for (let round = 0; round < 20; round++) {
    const reply = await threaded.send('viewer', 'equipment.list', input);
    const { error, text } = await threaded.core.dispatchText('equipment.list', input, threaded.caller('viewer'));
    expect(reply).toMatchObject({ ok: true, data: { items: expect.any(Array) } });
    expect(error).toBeNull();
    expect(JSON.parse(text)).toEqual(reply);
  }
  expect(await threaded.send('nobody', 'equipment.list', input)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
});
