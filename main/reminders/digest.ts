import { daysBetween, type PlainDate } from '../../shared/dates.ts';
import type { ReminderLine } from './gather.ts';
import type { DueRow } from './repository.ts';

/** Lines that a mail holds; the rest stands behind the link at its end. */
const mostLines = 200;

/** Words of the mail; English and French, like the screens. */
const words = {
  en: {
    subject: (count: number) =>
      count === 1 ? 'A survey or finding needs attention' : `${count} surveys and findings need attention`,
    lead: 'These surveys and findings need attention:',
    doNotUse: 'Do not use: a blocking finding is open',
    finding: { minor: 'Minor finding', major: 'Major finding', blocking: 'Blocking finding' },
    overdue: (date: string, days: number) => `last day ${date}, ${days === 1 ? '1 day' : `${days} days`} overdue`,
    today: (date: string) => `last day ${date}, today`,
    left: (date: string, days: number) => `last day ${date}, ${days === 1 ? '1 day' : `${days} days`} left`,
    more: (count: number) => `And ${count} more`,
    all: 'All of them:',
    why: 'Sent by REMS Workstation, by a reminder rule of its administrator',
  },
  fr: {
    subject: (count: number) =>
      count === 1 ? 'Un contrôle ou un constat à traiter' : `${count} contrôles et constats à traiter`,
    lead: 'Ces contrôles et constats sont à traiter :',
    doNotUse: 'Ne pas utiliser\u00a0: un constat bloquant est ouvert',
    finding: { minor: 'Constat mineur', major: 'Constat majeur', blocking: 'Constat bloquant' },
    overdue: (date: string, days: number) =>
      `dernier jour le ${date}, ${days === 1 ? '1 jour' : `${days} jours`} de retard`,
    today: (date: string) => `dernier jour le ${date}, aujourd’hui`,
    left: (date: string, days: number) =>
      `dernier jour le ${date}, ${days === 1 ? 'reste 1 jour' : `restent ${days} jours`}`,
    more: (count: number) => `Et ${count} de plus`,
    all: 'Tous :',
    why: 'Envoyé par REMS Workstation, selon une règle de rappel de son administrateur',
  },
} as const;

/** A language of mail. */
export type MailLanguage = keyof typeof words;

/** The one mail of a day to one recipient: the most urgent line first, each with the address of its item where that of the program is known. */
export function digestOf(
  lines: readonly ReminderLine[],
  language: MailLanguage,
  appAddress: string | null,
  today: PlainDate,
): { readonly subject: string; readonly body: string } {
  const say = words[language];
  const urgent = lines.toSorted((one, other) => one.due.limit.localeCompare(other.due.limit));
  const paragraphs = urgent.slice(0, mostLines).map(({ due }) => {
    const left = daysBetween(today, due.limit);
    const when =
      left < 0 ? say.overdue(due.limit, -left) : left === 0 ? say.today(due.limit) : say.left(due.limit, left);
    const what = due.kind === 'finding' ? (say.finding[due.what as keyof typeof say.finding] ?? due.what) : due.what;
    const text = [due.unit, ...(due.doNotUse === 1 ? [say.doNotUse] : []), `${what}: ${when}`].map(inOneLine);
    return [...text, ...(appAddress === null ? [] : [appAddress + linkOf(due)])].join('\n');
  });
  const rest = lines.length - paragraphs.length;
  return {
    subject: say.subject(lines.length),
    body: [
      say.lead,
      ...paragraphs,
      ...(rest > 0 ? [say.more(rest)] : []),
      ...(appAddress === null ? [] : [`${say.all}\n${appAddress}${listLink}`]),
      say.why,
    ].join('\n\n'),
  };
}

/** The page of a finding, or the clocks on the page of a unit. */
export function linkOf({ kind, id, unitId }: Pick<DueRow, 'kind' | 'id' | 'unitId'>): string {
  return kind === 'finding' ? `/findings/${id}` : `/equipment/${unitId}#clocks`;
}

/** The page with everything that is due. */
export const listLink = '/compliance';

/** A line break in a name would end its line. */
function inOneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}
