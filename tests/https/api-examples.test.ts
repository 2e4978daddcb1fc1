import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ExampleTask, examplesFor, exampleTasks, exampleTools } from '../../renderer/api-help/examples.ts';
import { createTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { unit } from '../support/example-records.ts';
import { appOver } from './web-app.ts';
import { startThreadListener } from './wire.ts';

const run = promisify(execFile);
const has = (tool: string) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, tool)));
const tools = [
  { tool: 'curl' as const, command: 'sh', needs: 'curl' },
  { tool: 'python' as const, command: 'python3', needs: 'python3' },
];

/** A served installation with a unit, and a folder as somebody prepares it who follows the page. */
async function served() {
  const it = await createTestCore();
  const { id } = await unit(it);
  const listener = await startThreadListener(appOver(it));
  const { token } = await it
    .as('physicist')
    .tokens.create({ name: 'examples', scopes: ['equipment:read', 'equipment:export', 'compliance:record'] });
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'rems-authority.crt'), listener.authority);
  const options = { cwd: folder, env: { ...process.env, REMS_TOKEN: token, no_proxy: '*' } };
  const text = (tool: 'curl' | 'python', task: ExampleTask) =>
    // The page names unit 17; here there is another one.
    examplesFor(listener.url)[tool][task].replace(/("unitId": ?)17/, `$1${id}`);
  return { it, id, folder, options, text };
}

describe.each(tools)('the examples of the page for scripts: $tool', ({ tool, command, needs }) => {
  test.skipIf(!has(needs))('run as they stand', async () => {
    const { it, id, folder, options, text } = await served();
    const answer = async (task: ExampleTask) => (await run(command, ['-c', text(tool, task)], options)).stdout;

    expect(await answer('list')).toContain(tool === 'curl' ? `"id":${id}` : `${id} `);
    await answer('record');
    const { items } = await it.as('administrator').compliance.tests({ unitId: id });
    expect(items).toMatchObject([{ type: 'Annual', testDate: '2026-01-15' }]);
    await answer('download');
    expect(readFileSync(join(folder, 'equipment.csv'), 'utf8')).toContain('eq_id');

    const listening = spawn(command, ['-c', text(tool, 'events')], options);
    onTestFinished(() => void listening.kill());
    const heard = await firstEvent(listening.stdout, it);
    expect(heard).toContain('"topic":"lookup"');
  });
});

/** What is heard when something is committed; it may take a moment until somebody listens. */
async function firstEvent(output: NodeJS.ReadableStream, it: TestCore): Promise<string> {
  let text = '';
  for (let made = 0; !text.includes('lookup'); made += 1) {
    await it.as('administrator').lookups.create({ kind: 'department', name: `Department ${made}` });
    const signal = AbortSignal.timeout(500);
    const piece = await once(output, 'data', { signal }).catch(() => []);
    text += String(piece[0] ?? '');
    if (made > 20) break;
  }
  return text;
}

test('there is an example of every task in every tool, and none holds a token', () => {
  const examples = examplesFor('https://workstation:8443');
  for (const tool of exampleTools) {
    for (const task of exampleTasks) {
      expect(examples[tool][task]).toContain('https://workstation:8443');
      expect(examples[tool][task]).toContain('REMS_TOKEN');
      expect(examples[tool][task]).not.toMatch(/rems_[A-Za-z0-9]/);
    }
  }
});
