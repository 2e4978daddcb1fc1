import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { close, open, openReady, setUp, temporaryFolder, testPorts } from './test-installation.ts';

const kills = 16;

test(`killed at ${kills} moments, set-up leaves either nothing set up or an installation that opens`, {
  timeout: 40_000,
}, async () => {
  const states = new Set<string>();
  for (let kill = 0; kill < kills; kill += 1) {
    const folder = temporaryFolder();
    const data = join(folder.path, 'data');
    const child = spawn(process.execPath, [join(import.meta.dirname, 'set-up-process.ts'), data], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    // The moment is the point of this test: spread over the about 80 ms that set-up takes.
    await wait(kill * 6);
    child.kill('SIGKILL');
    await exited;
    const outcome = await open(testPorts(data));
    states.add(outcome.state);
    if (outcome.state === 'READY') {
      expect(outcome.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(1);
      close(outcome);
    } else {
      expect(outcome.state, outcome.message).toBe('SETUP');
      await setUp(testPorts(data));
      close(await openReady(testPorts(data)));
    }
    folder.remove();
  }
  expect(states).toContain('SETUP');
});
