import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLine } from '../../main/journal/log-lines.ts';
import { redactText, removed } from '../../main/journal/redact.ts';
import { formatRecoveryKey } from '../../main/keys/recovery-key.ts';

const at = new Date('2026-11-21T10:00:00Z');
const line = (message: string, data?: Readonly<Record<string, unknown>>) =>
  logLine({ at, level: 'warn', component: 'host', message, data });

describe('a log line', () => {
  it('is one line of JSON, whatever text it carries', () => {
    const bad = 'a\r\nb\u001b[31m\u0000\u009b\u202e\u2066\u2028\ufeff';
    const text = line(bad, { name: bad, [bad]: 1 });
    expect(text).toMatch(/^[\u0020-\u007e]*$/);
    expect(JSON.parse(text)).toMatchObject({ at: at.toISOString(), level: 'warn', component: 'host', name: bad });
  });

  it('stays one parseable line for any facts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.dictionary(fc.string(), fc.anything({ maxDepth: 2 }), { maxKeys: 4 }),
        (message, data) => {
          const text = line(message, data);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(9000);
          expect([...text].filter((one) => one < ' ' || /[\u007f-\u009f\u2028-\u202e\u2060-\u2069]/.test(one))).toEqual(
            [],
          );
          expect(JSON.parse(text)).toMatchObject({ at: at.toISOString(), level: 'warn' });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps its head when facts have the same names, and takes its part of the program from them', () => {
    expect(JSON.parse(line('x', { at: 'never', level: 'debug', procedure: 'equipment.list' }))).toMatchObject({
      at: at.toISOString(),
      level: 'warn',
      component: 'equipment',
    });
    expect(JSON.parse(line('x', { job: 'mail.send' })).component).toBe('jobs');
  });

  it('writes errors with causes, and survives what goes in circles', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const cause = new Error('outer', { cause: new Error('inner') });
    expect(JSON.parse(line('x', { circle, cause }))).toMatchObject({
      cause: { message: 'outer', stack: expect.stringContaining('log-lines.test'), cause: { message: 'inner' } },
    });
  });
});

describe('facts that are too much', () => {
  it('cost no time, however wide and deep they are', () => {
    const wide: Record<string, unknown> = {};
    for (let index = 0; index < 50; index += 1) wide[`fact${index}`] = wide;
    const began = performance.now();
    expect(JSON.parse(line('x', wide))).toMatchObject({ message: 'x' });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('are left out when they do not read', () => {
    const facts = {
      good: 1,
      get bad() {
        throw new Error('boom');
      },
    };
    expect(JSON.parse(line('x', { facts }))).toMatchObject({ message: 'x', level: 'warn' });
    expect(JSON.parse(line('x', facts))).toMatchObject({ message: 'x', level: 'warn' });
  });

  it('keep the reasons of an error that has several', () => {
    const cause = new AggregateError([new Error('first reason'), new Error('token=abcdef')], 'all failed');
    const text = line('x', { cause });
    expect(text).toContain('first reason');
    expect(text).not.toContain('abcdef');
  });
});

describe('redaction', () => {
  it('knows secrets by parts of their names, and inside JSON inside JSON', () => {
    for (const name of ['smtpPass', 'userPwd', 'apiKey2', 'secretKey', 'otpCode', 'clientSecretValue'])
      expect(line('x', { [name]: 'Marked one' }), name).not.toContain('Marked');
    const inner = JSON.stringify({ username: 'a', password: 'Marked one, two' });
    for (const body of [inner, JSON.stringify(inner), JSON.stringify(JSON.stringify(inner))])
      expect(line('x', { body }), body).not.toContain('Marked');
    for (const text of ['/x?ticket=Marked&a=1', 'otp=Marked', 'smtpPass: Marked'])
      expect(redactText(text), text).not.toContain('Marked');
  });

  it('writes no fact with a secret name', () => {
    for (const name of [
      'password',
      'newPassword',
      'recovery_key',
      'Set-Cookie',
      'sessionToken',
      'bind_secret',
      'pin',
      'lastName',
      'ipp',
    ]) {
      expect(line('x', { deep: { [name]: 'marker' } }), name).not.toContain('marker');
    }
    expect(line('x', { key: Buffer.from('marker'), bytes: Buffer.from('marker') })).not.toContain('marker');
    expect(line('x', { procedure: 'equipment.list', monkey: 'seen' })).toContain('seen');
  });

  it('removes keys, tokens, cookies, tickets and recovery keys from any text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom('', 'a ', '"', "x'", '('),
        (bytes, before) => {
          const key = Buffer.from(bytes);
          const recovery = formatRecoveryKey(key);
          for (const secret of [
            key.toString('hex'),
            key.toString('hex').toUpperCase(),
            key.toString('base64'),
            recovery,
          ]) {
            const text = redactText(`${before}${secret}' did not open`);
            expect(text).not.toContain(secret);
            expect(text).toContain(removed);
          }
        },
      ),
      { numRuns: 200 },
    );
    for (const [text, secret] of [
      ['Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
      ['cookie: __Host-session=shortone; other=2', 'shortone'],
      ['GET /download/Ab12cd failed', 'Ab12cd'],
      ['ldap://reader:letmein@dc1.example.org', 'letmein'],
      ['{"password":"hunter two"}', 'hunter two'],
      ['PRAGMA hexkey = abc', 'abc'],
      ['-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----', 'MIIB'],
    ] as const) {
      expect(redactText(text), text).not.toContain(secret);
    }
  });

  it('leaves ordinary words, request ids, paths and instants alone', () => {
    for (const text of [
      'c0ffee00-1111-4222-8333-444455556666',
      'at dispatch (/opt/rems/out/main/core-D1ou4Rff.js:12:5)',
      '2026-11-21T10:00:00.000Z',
      'SQLITE_CONSTRAINT_FOREIGNKEY: the job obligations.renew failed; keys: 3 slots',
      'that this with from some more words',
    ]) {
      expect(redactText(text)).toBe(text);
    }
  });
});
