import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findRunningApp } from '../../main/cli/running-app.ts';
import { invitationFile, readInvitation } from '../../main/host/command-invitation.ts';
import { openCommandSocket } from '../../main/host/command-socket.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createTestCore, remsExport } from '../support/core.ts';
import { memoryLog } from '../support/ports.ts';
import { rems } from '../support/run-program.ts';

async function listening() {
  const test = await createTestCore();
  mkdirSync(join(test.folder, 'desktop'));
  const log = memoryLog();
  const deps = { dataFolder: test.folder, core: test.core, random: systemRandom, log, platform: process.platform };
  const socket = await openCommandSocket(deps);
  onTestFinished(() => socket.close());
  const invitation = readInvitation(test.folder);
  if (invitation === undefined) throw new Error('no invitation was written');
  const app = await findRunningApp(test.folder);
  if (app === undefined) throw new Error('the app was not found');
  return { ...test, socket, invitation, app };
}

/** A raw request with any word at the door. */
function knock(
  address: string,
  authorization: string | undefined,
  path: string,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = authorization === undefined ? {} : { authorization };
    const call = request({ socketPath: address, method: 'POST', path, headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
    });
    call.once('error', reject);
    call.end(body);
  });
}

describe('the running app answers commands of its own person', () => {
  it('runs a call with the rights of the command line', async () => {
    const { app } = await listening();
    expect(await app.dispatch('equipment.list', {})).toMatchObject({ ok: true });
    expect(await app.dispatch('no.such', {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it('takes and gives files', async () => {
    const { app, as } = await listening();
    const file = remsExport('equipment.csv');
    const begun = await app.dispatch('imports.begin', {
      kind: 'equipment',
      fileName: 'equipment.csv',
      size: file.length,
    });
    // as: the answer of imports.begin.
    const { importId, upload } = (begun as { data: { importId: number; upload: { path: string } } }).data;
    await app.tickets.redeemUpload(upload.path.slice('/upload/'.length), null).receive(chunksOf(file));
    await app.dispatch('imports.check', { importId });
    await expect.poll(async () => (await as('administrator').imports.get({ importId })).state).toBe('checked');

    const exported = await app.dispatch('equipment.export', { layout: { kind: 'rems' } });
    const { path } = (exported as { data: { path: string } }).data;
    const ticket = path.slice('/download/'.length);
    expect(await text(app.tickets.redeemDownload(ticket, null).body())).toContain('eq_id');
    await expect(text(app.tickets.redeemDownload(ticket, null).body())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stands in where a command has no key of its own', async () => {
    const { folder, core } = await listening();
    rmSync(join(folder, 'keys', 'host.key'));
    expect(await rems(['health', '--data', folder, '--json'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"healthy"'),
    });
    expect((await rems(['users', 'list', '--data', folder])).stdout).toContain('physicist');
    await core.close();
    expect(await rems(['health', '--data', folder])).toMatchObject({ code: 3, stdout: '' });
  });

  it('lets nobody in without the word of the invitation', async () => {
    const { invitation } = await listening();
    for (const word of [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      `Bearer ${invitation.token}x`,
      `Basic ${invitation.token}`,
    ]) {
      const answer = await knock(invitation.address, word, '/rpc/equipment.list', '{}');
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('items');
    }
  });

  it('refuses what is no call', async () => {
    const { invitation } = await listening();
    const word = `Bearer ${invitation.token}`;
    expect((await knock(invitation.address, word, '/rpc/equipment.list', '{')).status).toBe(400);
    expect((await knock(invitation.address, word, '/other', '{}')).status).toBe(404);
    expect(
      (await knock(invitation.address, word, '/rpc/equipment.list', JSON.stringify('x'.repeat(5_100_000)))).status,
    ).toBe(413);
  });

  it('shows its invitation to the owner only, and takes it back at the end', async () => {
    const { folder, socket, invitation } = await listening();
    if (process.platform !== 'win32') {
      expect(statSync(invitationFile(folder)).mode & 0o777).toBe(0o600);
      expect(statSync(join(invitation.address, '..')).mode & 0o777).toBe(0o700);
    }
    await socket.close();
    expect(existsSync(invitationFile(folder))).toBe(false);
    expect(await findRunningApp(folder)).toBeUndefined();
  });
});

async function* chunksOf(file: Buffer): AsyncIterable<Uint8Array> {
  yield file;
}
