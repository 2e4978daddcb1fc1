import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCommandLine } from '../../main/electron/arguments.ts';
import { copyInstallation, temporaryFolder } from '../support/core.ts';
import { checkout } from '../support/run-program.ts';

/** The built desktop app on the double of Electron, as a command. */
function desktop(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const register = join(checkout, 'tests', 'support', 'electron-double', 'register.ts');
  const child = spawn(process.execPath, ['--import', register, join(checkout, 'out', 'main', 'electron.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told.stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...told })));
}

describe('the desktop app as the command line', () => {
  test('answers commands without opening a window', async () => {
    const folder = copyInstallation();
    const { code, stdout } = await desktop('users', 'list', '--data', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ username: 'physicist' }));
  });

  test('ends with the codes of the command line', async () => {
    expect(await desktop('nonsense')).toMatchObject({ code: 2 });
    expect(await desktop('doctor', '--data', temporaryFolder())).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('SETUP'),
    });
  });

  test.each([[[]], [['--data', '/srv/rems']], [['/usr/lib/rems/app.asar']], [['--enable-features=x']], [['.']]])(
    'is not what a start with %j means',
    (args) => {
      expect(isCommandLine(args)).toBe(false);
    },
  );
});
