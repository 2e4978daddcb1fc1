import type { MailSettings } from '../../shared/mail.ts';
import { headerText } from './address-rules.ts';
import type { MailToSend } from './repository.ts';

/** A mail as it leaves: always the same for the same mail, so that one which arrives twice is known by its id. */
export function messageOf(mail: MailToSend, settings: MailSettings, installId: string) {
  const { id, recipient, subject, body, calendar, calendarMethod, createdAt } = mail;
  return {
    from: { name: headerText(settings.fromName), address: settings.fromAddress },
    to: { name: '', address: recipient },
    envelope: { from: settings.fromAddress, to: [recipient] },
    subject: headerText(subject),
    text: body,
    html: htmlOf(body, subject),
    messageId: `<${id}.${installId}@rems-workstation.invalid>`,
    date: new Date(createdAt),
    // No answering machine answers, and none of ours is answered.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(calendar !== null && calendarMethod !== null
      ? { icalEvent: { method: calendarMethod, filename: 'survey.ics', content: calendar } }
      : {}),
  };
}

/** The text as simple HTML: paragraphs, line breaks, addresses as links; everything else is text. */
export function htmlOf(body: string, title: string): string {
  const paragraphs = body
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineOf).join('<br>\n')}</p>`);
  return [
    '<!doctype html>',
    `<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    `<body style="font-family:sans-serif;font-size:15px;line-height:1.5">`,
    ...paragraphs,
    '</body></html>',
  ].join('\n');
}

/** A line that is nothing but an address becomes a link: texts of records cannot make one. */
function lineOf(line: string): string {
  const address = line.trim();
  const indent = line.startsWith(' ') ? '&nbsp;&nbsp;' : '';
  return /^https:\/\/\S+$/.test(address)
    ? `${indent}<a href="${escaped(address)}">${escaped(address)}</a>`
    : indent + escaped(address);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
