import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { type Actor, copyInstallation, createTestCore, templatePassword, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { found, foundInFiles, foundInTables, needlesOf } from '../support/leak-search.ts';
import { livePatientStory, traces, wanted } from '../support/patient-story.ts';
import { deadMailServer, setMail } from '../support/queued-mail.ts';
import { start } from '../support/run-program.ts';
import { makeProvenSet } from '../support/sets.ts';

const needles = needlesOf(traces);
const slow = { timeout: 120_000 };

test('the search finds what is there, in every form', () => {
  const folder = temporaryFolder();
  for (const [index, form] of ['utf8', 'utf16le', 'base64', 'hex'].entries()) {
    const text = `--${wanted.lastName} né(e) le ${wanted.birthDate}--`;
    const content =
      form === 'utf8' || form === 'utf16le' ? Buffer.from(text, form) : Buffer.from(text).toString(form as 'hex');
    writeFileSync(join(folder, `${index}`), content);
  }
  const hits = foundInFiles(folder, needles);
  for (const index of [0, 1, 2, 3]) expect(hits.filter((hit) => hit.endsWith(`in ${index}`)).length).toBeGreaterThan(0);
});

test('nothing of an identity lies in the clear in a file, a table, the log or an event', slow, async () => {
  const it = await createTestCore();
  await setMail(it, deadMailServer);
  const events: AppEvent[] = [];
  it.core.onEvent((event) => events.push(event));
  expect(await livePatientStory(it.send)).toEqual([]);
  await it.core.runDueJobs();
  await makeProvenSet(it.folder, it.clock);
  await it.atConsole('operator').keys.rotateIdentityKeys({});
  await it.as('administrator').jobs.run({ job: 'keys.rewrap' });

  expect(foundInFiles(it.folder, needles)).toEqual([]);
  expect(found(Buffer.from(JSON.stringify(events)), needles)).toEqual([]);
  const lines = it.log.entries.map((entry) => JSON.stringify(entry, errorsToo));
  expect(lines.filter((line) => found(Buffer.from(line), needles).length > 0)).toEqual([]);
  await it.core.close();
  expect(foundInFiles(it.folder, needles)).toEqual([]);
  expect(foundInTables(await openDatabaseOf(it.folder), needles)).toEqual([]);
});

test('nor does a host leave any in its logs, its output or its temporary folder', slow, async () => {
  const folder = copyInstallation();
  const temporary = join(temporaryFolder(), 'temporary');
  mkdirSync(temporary);
  const env = { TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  const host = start('out/main/headless.js', ['--data', folder, '--port', '0'], { env });
  const { url } = JSON.parse(await host.firstLine()) as { url: string };
  const cookies: Partial<Record<Actor, string>> = {};
  for (const username of ['user', 'principal-investigator', 'administrator'] as const) {
    const { cookie } = await call(`${url}/rpc/auth.signIn`, JSON.stringify({ username, password: templatePassword }));
    cookies[username] = cookie;
  }
  const failed = await livePatientStory(
    async (actor, name, input) =>
      (await call(`${url}/rpc/${encodeURIComponent(name)}`, JSON.stringify(input), cookies[actor])).reply,
  );
  expect(failed).toEqual([]);
  // What is no call at all: half of one, and one whose address says too much already.
  await call(`${url}/rpc/patients.create`, JSON.stringify(wanted).slice(0, -3), cookies.user);
  await call(`${url}/rpc/patients.create`, JSON.stringify(wanted).repeat(40_000), cookies.user);

  expect(foundInFiles(folder, needles)).toEqual([]);
  host.child.kill('SIGTERM');
  const { code, stdout, stderr } = await host.ended;
  expect(code).toBe(0);
  expect(found(Buffer.from(stdout + stderr), needles)).toEqual([]);
  expect(foundInFiles(folder, needles)).toEqual([]);
  expect(foundInFiles(temporary, needles)).toEqual([]);
  expect(foundInTables(await openDatabaseOf(folder), needles)).toEqual([]);
});

/** Errors say nothing as JSON. */
function errorsToo(_: string, value: unknown): unknown {
  return value instanceof Error ? { message: value.message, stack: value.stack, cause: value.cause } : value;
}

interface Answered {
  readonly reply: Reply<unknown>;
  readonly cookie: string;
}

/** One call over the network; what is no reply counts as refused. */
function call(url: string, body: string, cookie = ''): Promise<Answered> {
  const refused = (message: string): Reply<unknown> => ({
    ok: false,
    error: { code: 'INVALID', message, requestId: '' },
  });
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) };
    const sent = request(url, { method: 'POST', headers, rejectUnauthorized: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const isReply = text.startsWith('{"ok"');
        // as: what the host answers to calls.
        const reply = isReply ? (JSON.parse(text) as Reply<unknown>) : refused(`${response.statusCode} ${text}`);
        resolve({ reply, cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '' });
      });
    });
    // A body that is too long is cut off.
    sent.on('error', (cause) => resolve({ reply: refused(cause.message), cookie: '' }));
    sent.end(body);
  });
}
