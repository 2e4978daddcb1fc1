import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createCore } from '../../main/core.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { memoryLog, testClock, testPorts } from './ports.ts';

// A process that applies an import and says when it is in the middle of writing, so that a test can kill it there.
const [folder = '', importId = '', worker = ''] = process.argv.slice(2);
const workerEntry = new URL(worker);
const core = await createCore(testPorts({ folder, clock: testClock(), log: memoryLog() }), { workerEntry });
const api = clientOf<AppContract>(async (name, input) =>
  unwrapReply(
    await core.dispatch(name, input, { origin: 'cli', address: null, session: null, operator: { name: 'test' } }),
  ),
);
await api.imports.apply({ importId: Number(importId), mode: 'good-rows' });
for (;;) {
  const { progress } = await api.imports.get({ importId: Number(importId) });
  if (progress.done >= 1000) break;
  await pause(1);
}
writeSync(1, 'writing\n');
await pause(60_000);
