import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendFiles } from '../support/certificate-desk.ts';
import { authorityExtensions, clinicTools, serverExtensions } from '../support/clinic-tools.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';

const desk = (test: TestCore) => test.atConsole('administrator').certificates;

async function brought() {
  const core = await createTestCore();
  const tools = clinicTools(core.clock.now());
  const send = (...names: string[]) =>
    sendFiles(
      core,
      names.map((name) => tools.read(name)),
    );
  return {
    core,
    tools,
    inspect: async (...names: string[]) => desk(core).inspect({ uploadIds: await send(...names) }),
    take: async (...names: string[]) => desk(core).import({ uploadIds: await send(...names) }),
    imported: async () => (await desk(core).state({})).items.find(({ kind }) => kind === 'imported'),
  };
}

describe('a certificate of the clinic', () => {
  test('is put in order, whatever order its files have, and says what it is', async () => {
    const { tools, inspect, take, imported } = await brought();
    tools.clinicChain('rsa2048');
    const found = await inspect('root.crt', 'server.key', 'below.crt', 'server.crt');
    expect(found).toMatchObject({ hasKey: true, answersRequest: false, problems: [] });
    const facts = await take('root.crt', 'server.key', 'below.crt', 'server.crt');
    expect(facts).toMatchObject({
      subject: 'CN=server',
      issuer: 'CN=below',
      names: ['rems.clinic.example', 'localhost', '127.0.0.1', 'fd00::5'],
      daysLeft: 200,
      key: 'RSA 2048',
      selfSigned: false,
      chain: 2,
    });
    const printed = tools.run('x509', '-in', 'server.crt', '-noout', '-fingerprint', '-sha256');
    expect(printed.trim().endsWith(`=${facts.fingerprint}`)).toBe(true);
    expect((await imported())?.certificate).toEqual(facts);
  });

  test.each<readonly [string, string, Parameters<ReturnType<typeof clinicTools>['certify']>[1], RegExp]>([
    ['has ended', 'ec', { from: -90, to: -1 }, /ended on/],
    ['is not valid yet', 'ec', { from: 2, to: 90 }, /valid only from/],
    [
      'is for clients only',
      'ec',
      { extensions: ['extendedKeyUsage=clientAuth', ...serverExtensions.slice(3)] },
      /not issued for servers/,
    ],
    ['names no host', 'ec', { extensions: serverExtensions.slice(0, 3) }, /names no host/],
    ['has a weak key', 'rsa1024', {}, /too weak: RSA 1024/],
    ['has a key that browsers do not know', 'ed25519', {}, /do not accept this kind of key: ed25519/],
    ['is signed with SHA-1', 'rsa2048', { digest: 'sha1' }, /SHA-1 or MD5/],
  ])('that %s is refused, and the one before it stays', async (_, kind, options, reason) => {
    const { tools, inspect, take, imported } = await brought();
    tools.clinicChain();
    const first = await take('server.crt', 'server.key', 'below.crt');
    tools.key('bad', kind as 'ec'); // as: the table's column is of that type
    tools.certify('bad', kind === 'ed25519' ? { ...options, digest: 'default' } : options);
    expect((await inspect('bad.crt', 'bad.key')).problems).toEqual([expect.stringMatching(reason)]);
    await expect(take('bad.crt', 'bad.key')).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(reason),
    });
    expect((await imported())?.certificate).toEqual(first);
  });

  test('is refused without its key, with another key, and when an authority above it has ended', async () => {
    const { tools, inspect, take } = await brought();
    tools.clinicChain();
    tools.key('other');
    expect(await inspect('server.crt')).toMatchObject({
      hasKey: false,
      problems: [expect.stringContaining('There is no key.')],
    });
    expect(await inspect('server.crt', 'other.key')).toMatchObject({
      problems: [expect.stringContaining('does not belong')],
    });
    await expect(take('server.crt', 'other.key')).rejects.toMatchObject({ code: 'INVALID' });
    await expect(take('server.key')).rejects.toMatchObject({
      message: expect.stringContaining('no certificate among'),
    });
    await expect(take('below.crt', 'below.key', 'root.crt')).rejects.toMatchObject({
      message: expect.stringContaining('of an authority, not of a server'),
    });
    tools.certify('below', { by: 'root', extensions: authorityExtensions, from: -300, to: -1 });
    await expect(take('server.crt', 'server.key', 'below.crt')).rejects.toMatchObject({
      message: expect.stringContaining('above it ended'),
    });
  });

  test('comes with warnings where browsers will have some', async () => {
    const { tools, inspect } = await brought();
    tools.clinicChain();
    tools.key('old');
    tools.certify('old', { to: 900, extensions: serverExtensions.slice(3) });
    const { problems, warnings } = await inspect('old.crt', 'old.key', 'root.crt');
    expect(problems).toEqual([]);
    expect(warnings.join(' ')).toMatch(
      /self-signed.*do not belong.*does not say that it is for servers.*more than 825.*does not name/,
    );
    expect((await inspect('server.crt', 'server.key')).warnings.join(' ')).toContain('not among the files');
    tools.certify('server', { by: 'below', to: 20 });
    expect((await inspect('server.crt', 'server.key', 'below.crt')).warnings.join(' ')).toContain(
      'ends within 20 days',
    );
  });

  test('keeps its key to itself: on disk, in the trail, in replies and in the log', async () => {
    const { core, tools, inspect, take } = await brought();
    tools.clinicChain();
    tools.run('pkey', '-in', 'server.key', '-aes256', '-passout', 'pass:open sesame 2026', '-out', 'locked.key');
    const uploadIds = await sendFiles(core, [tools.read('server.crt'), tools.read('locked.key')]);
    await expect(desk(core).inspect({ uploadIds })).rejects.toMatchObject({
      fields: { passphrase: expect.any(String) },
    });
    await expect(desk(core).inspect({ uploadIds, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'INVALID' });
    const replies = [
      await desk(core).inspect({ uploadIds, passphrase: 'open sesame 2026' }),
      await desk(core).import({ uploadIds, passphrase: 'open sesame 2026' }),
      await desk(core).state({}),
      await inspect('server.crt'),
    ];
    await take('server.crt', 'server.key');
    const middle = tools.read('server.key').toString().split('\n')[1] ?? '';
    const folder = join(core.folder, 'certs');
    const said = [JSON.stringify(replies), JSON.stringify(core.log.entries)];
    await core.core.close();
    const db = await openDatabaseOf(core.folder);
    said.push(JSON.stringify(db.prepare('SELECT * FROM audit').all()));
    db.close();
    said.push(...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')));
    expect(middle.length).toBeGreaterThan(40);
    for (const text of said) {
      expect(text).not.toContain(middle);
      expect(text).not.toContain('sesame');
      expect(text).not.toContain('PRIVATE KEY');
    }
    expect(said.join('')).toContain('"fingerprint"');
    if (process.platform !== 'win32') {
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('is of this session only, and gone after ten minutes', async () => {
    const { core, tools } = await brought();
    tools.clinicChain();
    const uploadIds = await sendFiles(core, [tools.read('server.crt')]);
    core.clock.advance(11 * 60_000);
    await expect(desk(core).inspect({ uploadIds })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(desk(core).inspect({ uploadIds: ['made-up'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(desk(core).beginUpload({ size: 200_001 })).rejects.toMatchObject({ code: 'INVALID' });
    for (const name of ['issue', 'selfSign', 'request', 'beginUpload', 'inspect', 'import', 'useFiles', 'remove']) {
      expect(await core.send('administrator', `certificates.${name}`, {}), name).toMatchObject({
        ok: false,
        error: { code: expect.stringMatching(/FORBIDDEN|REAUTH_REQUIRED/) },
      });
      expect(await core.send('technologist', `certificates.${name}`, {}), name).toMatchObject({
        error: { code: 'FORBIDDEN' },
      });
    }
  });

  test('never makes more than a plain refusal out of bytes from anywhere', async () => {
    const { core, tools } = await brought();
    tools.clinicChain();
    tools.run(
      'pkcs12',
      '-export',
      '-inkey',
      'server.key',
      '-in',
      'server.crt',
      '-passout',
      'pass:',
      '-out',
      'pair.pfx',
    );
    tools.run('x509', '-in', 'server.crt', '-outform', 'DER', '-out', 'server.der');
    const seeds = ['server.crt', 'server.key', 'server.der', 'pair.pfx'].map((name) => tools.read(name));
    const changed = fc
      .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
      .map(([seed, edits]) => {
        const bytes = Buffer.from(seed);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        return bytes;
      });
    const junk = fc.uint8Array({ minLength: 1, maxLength: 3000 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, junk), async (bytes) => {
        const uploadIds = await sendFiles(core, [bytes]);
        const reply = await core.core.dispatch(
          'certificates.inspect',
          { uploadIds, passphrase: 'x' },
          { ...core.caller('administrator'), origin: 'ipc', address: null },
        );
        expect(reply.ok || reply.error.code).toSatisfy((said) => said === true || said === 'INVALID');
      }),
      { numRuns: 100 },
    );
  });
});

describe('a signing request', () => {
  const order = {
    subject: { commonName: 'rems.clinic.example', organization: 'Clinique Saint-Élie', country: 'CA' },
    names: ['rems.clinic.example', 'ws-01', '10.0.0.5', 'fd00::5'],
  };

  test.each(['P-256', 'RSA 2048', 'RSA 3072'] as const)(
    'for %s is signed by the clinic, and its answer imported',
    async (key) => {
      const { core, tools, inspect, take } = await brought();
      const csr = await fetchTicket(core, 'administrator', await desk(core).request({ ...order, key }));
      expect(await fetchTicket(core, 'administrator', await desk(core).requestFile({}))).toEqual(csr);
      writeFileSync(tools.at('asked.csr'), csr);
      const printed = tools.run('req', '-in', 'asked.csr', '-verify', '-noout', '-text', '-nameopt', 'utf8');
      expect(printed).toContain('Clinique Saint-Élie');
      for (const part of ['DNS:ws-01', 'IP Address:10.0.0.5', 'TLS Web Server Authentication'])
        expect(printed).toContain(part);
      await expect(desk(core).request({ ...order, key })).rejects.toMatchObject({ code: 'CONFLICT' });

      tools.clinicChain();
      tools.certify('answer', { by: 'below', csr: 'asked.csr' });
      expect(await inspect('server.crt')).toMatchObject({
        problems: [expect.stringContaining('not the answer to the open request')],
      });
      expect(await inspect('answer.crt', 'below.crt')).toMatchObject({
        answersRequest: true,
        hasKey: false,
        problems: [],
      });
      expect((await desk(core).state({})).request).toMatchObject({ key, names: order.names });
      expect(await take('below.crt', 'answer.crt')).toMatchObject({ key, chain: 1 });
      expect((await desk(core).state({})).request).toBeNull();
      await expect(desk(core).requestFile({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  test('can be forgotten, and is refused with a name that no certificate takes', async () => {
    const { core } = await brought();
    await expect(
      desk(core).request({ ...order, subject: { commonName: `${'a'.repeat(60)}.example` }, key: 'P-256' }),
    ).rejects.toMatchObject({ fields: { commonName: expect.any(String) } });
    await desk(core).request({ ...order, key: 'P-256' });
    await desk(core).remove({ what: 'request' });
    await expect(desk(core).remove({ what: 'request' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await core.reopen().then((again) => desk(again).state({}))).toMatchObject({ request: null });
  });
});
