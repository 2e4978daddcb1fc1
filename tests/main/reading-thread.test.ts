import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { root as checkout } from '../../build/root.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import type { SlowStatement } from '../../main/database/slow-statements.ts';
import { createReaders, type Readers, readsLong } from '../../main/reading.ts';
import { proceduresOf } from '../../main/rpc/procedures-of.ts';
import { createReadingThread } from '../../main/rpc/reading-thread.ts';
import { contract } from '../../shared/contract/index.ts';
import { createTestCore } from '../support/core.ts';
import { memoryLog, testPorts } from '../support/ports.ts';

const built = (name: string) => pathToFileURL(join(checkout, 'out/main', name));
const year = { year: 2026, group: 'facility' };

/** What is asked of each reader. */
const questions: Readonly<Record<keyof Readers, object>> = {
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
  test('gets the queries that take long, and nothing else', () => {
    for (const [name, procedure] of proceduresOf(contract)) {
      expect(readsLong(name), name).toBe(Object.hasOwn(questions, name));
      if (readsLong(name)) expect(procedure.kind).toBe('query');
    }
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
    expect(slow.some(({ sql }) => sql.includes('obligations'))).toBe(true);
  });

  test('sees what was committed a moment ago', async () => {
    const { ask, db, clock } = await opened();
    const input = { year: clock.now().getFullYear(), group: 'facility' };
    const due = async () => (await ask('planner.year', input)).totals.some((month: { due: number }) => month.due > 0);
    expect(await due()).toBe(true);
    db.exec('UPDATE obligations SET limit_on = NULL');
    expect(await due()).toBe(false);
  });

  test('refuses as a handler does, and passes on the code of a failure', async () => {
    const { ask } = await opened();
    await expect(ask('planner.range', { from: '2026-11-30', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { to: expect.stringContaining('before') },
    });
    await expect(ask('equipment.create', {})).rejects.toThrow('does not know equipment.create');
    await expect(ask('planner.year', null)).rejects.toThrow(TypeError.name);
  });

  test('answers what was asked before it is closed, and nothing after', async () => {
    const { ask, thread } = await opened();
    await ask('planner.year', year);
    const last = thread.answer('planner.year', year);
    await thread.close();
    expect((await last)?.text).toContain('totals');
    expect(thread.answer('planner.year', year)).toBeUndefined();
  });

  test('that breaks leaves the reading to others, and starts again after a while', async () => {
    const { thread, clock, log } = await opened(built('nothing-there.js'));
    const broke = () => log.entries.filter(({ message }) => message === 'the reading thread broke').length;
    expect(thread.answer('planner.year', year)).toBeUndefined();
    await expect.poll(broke).toBe(1);
    expect(thread.answer('planner.year', year)).toBeUndefined();
    clock.advance(61_000);
    expect(thread.answer('planner.year', year)).toBeUndefined();
    await expect.poll(broke).toBe(2);
  });
});

test('a call is answered the same with the thread and without, and both doors say the same', async () => {
  const plain = await createTestCore();
  await plain.as('administrator').home.loadSample({});
  const threaded = await plain.reopen({ workerEntry: built('import-worker.js') });
  // Before it has started and afterwards: nobody can tell.
  const persons = { year: 2026, group: 'assignee' };
  for (let round = 0; round < 20; round++) {
    const reply = await threaded.send('viewer', 'planner.year', persons);
    const { error, text } = await threaded.core.dispatchText('planner.year', persons, threaded.caller('viewer'));
    expect(reply).toMatchObject({ ok: true, data: { totals: expect.any(Array) } });
    expect(error).toBeNull();
    expect(JSON.parse(text)).toEqual(reply);
  }
  expect(await threaded.send('nobody', 'planner.year', { year: 2026 })).toMatchObject({
    error: { code: 'UNAUTHENTICATED' },
  });
});
