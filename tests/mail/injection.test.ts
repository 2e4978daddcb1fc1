import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { headerText, isMailAddress } from '../../main/mail/address-rules.ts';
import { htmlOf, messageOf } from '../../main/mail/message.ts';
import { mailDefaults } from '../../shared/mail.ts';

const settings = { ...mailDefaults, fromAddress: 'workstation@clinic.example' };
/** Texts made of what attacks are made of, and of anything. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\u2028',
        '\0',
        'Bcc: ',
        'evil@example.org',
        '<script>',
        '"',
        ',',
        ';',
        ' ',
        'é',
        ':',
        'x',
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('')),
);

async function headersOf(
  subject: string,
  fromName: string,
  body: string,
): Promise<readonly (readonly [string, string])[]> {
  const mail = {
    id: 7,
    kind: 'reminder',
    recipient: 'anna@clinic.example',
    subject,
    body,
    calendar: null,
    calendarMethod: null,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    createdAt: '2026-03-01T06:00:00.000Z',
    sentAt: null,
  } as const;
  const raw = await new MailComposer(messageOf(mail, { ...settings, fromName }, 'an-installation')).compile().build();
  const { headers } = await PostalMime.parse(raw);
  return headers.map(({ key, value }) => [key, value] as const);
}

describe('a mail', () => {
  it('has the headers of the program and no others, whatever its texts hold', async () => {
    const names = [
      ...['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'content-transfer-encoding'],
      ...['auto-submitted', 'x-auto-response-suppress'],
    ];
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (subject, fromName, body) => {
        const headers = await headersOf(subject, fromName, body);
        const keys = headers.map(([key]) => key);
        expect(keys.filter((key) => !names.includes(key))).toEqual([]);
        expect(new Set(keys).size).toBe(keys.length);
        expect(Object.fromEntries(headers)).toMatchObject({
          to: 'anna@clinic.example',
          from: expect.stringContaining('workstation@clinic.example'),
          'message-id': '<7.an-installation@rems-workstation.invalid>',
        });
      }),
      { numRuns: 300 },
    );
  });

  it('has no markup but its own', () => {
    fc.assert(
      fc.property(hostile, hostile, (body, title) => {
        const tags = [...htmlOf(body, title).matchAll(/<\/?([a-z!][a-z]*)/gi)].map(([, tag]) => tag?.toLowerCase());
        const own = new Set(['!doctype', 'html', 'head', 'meta', 'title', 'body', 'p', 'br', 'a']);
        expect(tags.filter((tag) => !own.has(tag ?? ''))).toEqual([]);
      }),
    );
  });

  it('goes to one address', () => {
    expect(isMailAddress('anna@clinic.example')).toBe(true);
    for (const text of [
      '',
      'anna',
      'a@x.org,b@x.org',
      'a@x.org b@x.org',
      'a@x.org\r\nBcc: b@x.org',
      'Anna <a@x.org>',
      `${'a'.repeat(200)}@x.org`,
    ])
      expect(isMailAddress(text), text).toBe(false);
    fc.assert(fc.property(hostile, (text) => !isMailAddress(text) || !/[\s,;<>"]/.test(text)));
  });

  it('has headers in one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(headerText(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect([...headerText(text)].length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
