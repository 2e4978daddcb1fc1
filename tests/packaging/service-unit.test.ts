import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { root } from '../../build/root.ts';

const files = join(root, 'build/packaging/service');
const unit = readFileSync(join(files, 'rems-workstation.service'), 'utf8');

/** Runs a program of systemd, which need not be the machine's own manager; skips, with the reason, where there is none. */
function systemd(context: TestContext, program: string, ...args: readonly string[]): string {
  const run = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  if (run.error) context.skip(`${program} is not installed (Debian package systemd)`);
  expect(run.status, run.stderr).toBe(0);
  return `${run.stdout}${run.stderr}`;
}

/** The unit as it would be installed, with a program that exists, and whatever a drop-in adds. */
function installed(name: string, text: string, dropIn?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-unit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, text.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'));
  if (dropIn !== undefined) {
    mkdirSync(`${path}.d`);
    writeFileSync(join(`${path}.d`, 'drop-in.conf'), dropIn);
  }
  return path;
}

/** What systemd says of how far a service reaches: 0 nowhere, 10 everywhere. */
function exposure(context: TestContext, path: string): number {
  const said = systemd(context, 'systemd-analyze', 'security', '--offline=true', '--no-pager', path);
  return Number(/Overall exposure level for \S+: ([\d.]+)/.exec(said)?.[1]);
}

describe('the unit for systemd', () => {
  it('is understood to the last line', (context) => {
    expect(systemd(context, 'systemd-analyze', 'verify', installed('rems-workstation.service', unit))).toBe('');
    const misspelt = installed('misspelt.service', unit.replace('ProtectSystem', 'ProtectsSystem'));
    expect(systemd(context, 'systemd-analyze', 'verify', misspelt)).toContain('ProtectsSystem');
  });

  it('reaches hardly anything, also with the drop-in for low ports', (context) => {
    expect(exposure(context, installed('rems-workstation.service', unit))).toBeLessThanOrEqual(2);
    const lowPorts = readFileSync(join(files, 'low-ports.conf'), 'utf8');
    expect(exposure(context, installed('low.service', unit, lowPorts))).toBeLessThanOrEqual(2);
    // The measure measures: the same service without its limits.
    const bare = unit.replace(/^(?!\[|ExecStart|Type).*\n/gm, '');
    expect(exposure(context, installed('bare.service', bare))).toBeGreaterThan(8);
  });

  it('starts again after ten seconds, five times in ten minutes, and not where that does not help', () => {
    for (const line of [
      'Restart=always',
      'RestartSec=10s',
      'StartLimitIntervalSec=600',
      'StartLimitBurst=5',
      'RestartPreventExitStatus=2 3',
    ])
      expect(unit.split('\n')).toContain(line);
  });

  it('gets an account without a shell, and folders that are closed to others', (context) => {
    const there = mkdtempSync(join(tmpdir(), 'rems-root-'));
    onTestFinished(() => rmSync(there, { recursive: true }));
    if (process.geteuid?.() !== 0) context.skip('making an account in another root folder needs the rights of root');
    mkdirSync(join(there, 'etc'));
    systemd(context, 'systemd-sysusers', `--root=${there}`, join(files, 'sysusers.conf'));
    expect(readFileSync(join(there, 'etc/passwd'), 'utf8')).toMatch(
      /^rems:x:\d+:\d+:REMS Workstation:\/var\/lib\/rems-workstation:\/usr\/sbin\/nologin\n$/,
    );
    systemd(context, 'systemd-tmpfiles', `--root=${there}`, '--create', join(files, 'tmpfiles.conf'));
    const stat = spawnSync('stat', ['-c', '%a %U', join(there, 'etc/rems-workstation')], { encoding: 'utf8' });
    expect(stat.stdout).toMatch(/^700 /);
  });
});
