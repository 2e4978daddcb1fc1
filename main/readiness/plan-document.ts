import type { BackupState } from '../../shared/backup.ts';
import type { WordsLanguage } from '../../shared/readiness-words.ts';
import type { PrintedBlock, PrintedDocument } from '../files/document-pdf.ts';
import { moment } from './moments.ts';
import { planWords } from './plan-words.ts';

/** What the recovery plan is printed from; no key and no password is among it. */
export interface PlanFacts {
  readonly language: WordsLanguage;
  readonly clinic: string | null;
  readonly version: string;
  readonly now: Date;
  readonly installId: string;
  readonly dataFolder: string;
  readonly host: string;
  /** Where browsers open the workstation; null when none are let in. */
  readonly url: string | null;
  /** Null while nothing makes backups. */
  readonly backups: BackupState | null;
  /** Fingerprint of the recovery key that the sheet carries. */
  readonly recoveryFingerprint: string | null;
  readonly sheetConfirmedAt: string | null;
  /** The head of the audit trail. */
  readonly audit: { readonly seq: number; readonly hash: string };
  readonly contacts: readonly { readonly name: string; readonly email: string | null; readonly phone: string | null }[];
}

/** The recovery plan: who, where, what, within which hours, in which steps (row 004-109). */
export function planDocument(facts: PlanFacts): PrintedDocument {
  const { language, backups, contacts, audit } = facts;
  const words = planWords[language];
  const at = (instant: string | null | undefined) => (instant ? moment(instant) : words.never);
  const table = (rows: readonly (readonly [string, string])[]): PrintedBlock => ({
    kind: 'table',
    columns: ['', ''],
    widths: [170, '*'],
    rows,
  });
  const steps = (texts: readonly string[]): PrintedBlock[] =>
    texts.map((text, index) => ({ kind: 'text', text: `${index + 1}. ${text}` }));
  return {
    language,
    title: words.title,
    lead: words.lead(moment(facts.now)),
    clinic: facts.clinic,
    footer: words.footer(facts.version),
    blocks: [
      { kind: 'heading', text: words.goals },
      table([
        [words.rpo, backups ? words.hours(backups.settings.rpoHours) : words.unknown],
        [words.rto, backups ? words.hours(backups.settings.rtoHours) : words.unknown],
        [words.lastProven, at(backups?.newestProven?.at)],
        [words.lastDrill, at(backups?.lastDrill?.startedAt)],
      ]),
      { kind: 'heading', text: words.contacts },
      {
        kind: 'table',
        columns: words.contactColumns,
        widths: ['*', 180, 110],
        rows: contacts.map(({ name, email, phone }) => [name, email ?? '', phone ?? '']),
      },
      { kind: 'text', text: words.contactsHint, small: true },
      { kind: 'heading', text: words.places },
      table([
        [words.machine, facts.host],
        [words.address, facts.url ?? words.noAddress],
        [words.dataFolder, facts.dataFolder],
        [words.backupFolder, backups?.folder ?? words.unknown],
        ...(backups?.destinations ?? []).map(({ label, path }): [string, string] => [
          `${words.second}: ${label}`,
          path,
        ]),
      ]),
      { kind: 'heading', text: words.keys },
      table([
        [words.installation, facts.installId],
        [words.fingerprint, facts.recoveryFingerprint ?? words.unknown],
        [words.sheet, facts.sheetConfirmedAt ? words.sheetSeen(moment(facts.sheetConfirmedAt)) : words.sheetUnseen],
      ]),
      { kind: 'text', text: words.keysHint, small: true },
      { kind: 'heading', text: words.sameMachine },
      ...steps(words.sameMachineSteps),
      { kind: 'heading', text: words.newMachine },
      ...steps(words.newMachineSteps),
      { kind: 'heading', text: words.after },
      ...steps(words.afterSteps),
      { kind: 'text', text: words.audit(audit.seq, audit.hash), small: true },
    ],
  };
}
