import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../build/bundle/ensure-built.ts';
import { root } from '../../build/root.ts';
import { createCore } from '../../main/core.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { type RoleId, roleIds } from '../../shared/contract/permissions.ts';
import { keepCompiledCode } from './compiled-code.ts';
import { memoryLog, testClock, testPorts } from './ports.ts';

/** An installation that tests copy: one account and one open session per role. */
export interface Template {
  readonly folder: string;
  /** When it was ready: the clock of a test core starts here, so that its sessions are fresh. */
  readonly at: string;
  readonly tokens: Readonly<Partial<Record<RoleId, string>>>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    template: Template;
  }
}

const password = 'a long enough test password';

/** Sets an installation up once for the whole run; password hashing is slow on purpose. */
export default async function setup(project: TestProject): Promise<() => void> {
  const forgetCode = keepCompiledCode();
  // Hosts and commands are tested as they are shipped.
  await ensureBuilt(root);
  const parent = mkdtempSync(join(tmpdir(), 'rems-template-'));
  const folder = join(parent, 'data');
  const clock = testClock();
  const core = await createCore(testPorts({ folder, clock, log: memoryLog() }), { workerEntry: null });
  const clientAs = (caller: Caller) =>
    clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, caller)));

  const operator = clientAs({ origin: 'cli', address: null, session: memoryCarrier(), operator: { name: 'template' } });
  const sheet = await operator.setup.prepare({});
  const confirm = sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' }));
  const administrator = { username: 'administrator', password };
  await operator.setup.complete({ setupId: sheet.setupId, confirm, administrator, language: 'en', start: 'empty' });

  const others = roleIds.filter((role) => role !== 'administrator');
  await Promise.all(others.map((role) => operator.accounts.create({ username: role, roles: [role], password })));
  const tokens = await Promise.all(
    roleIds.map(async (role) => {
      const session = memoryCarrier();
      await clientAs({ origin: 'https', address: '192.0.2.10', session }).auth.signIn({ username: role, password });
      return [role, session.token] as const;
    }),
  );
  await core.close();
  project.provide('template', { folder, at: clock.now().toISOString(), tokens: Object.fromEntries(tokens) });
  return () => {
    rmSync(parent, { recursive: true, force: true });
    forgetCode();
  };
}
