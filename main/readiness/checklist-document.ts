import { type ReadinessCheck, readinessAreas } from '../../shared/readiness.ts';
import { readinessFrench } from '../../shared/readiness-french.ts';
import { areaNames, checkNames, stateNames, type WordsLanguage } from '../../shared/readiness-words.ts';
import { createSentences } from '../../shared/sentences.ts';
import type { PrintedBlock, PrintedDocument } from '../files/document-pdf.ts';
import { moment } from './moments.ts';
import { countsOf } from './sign-off.ts';

const french = createSentences(readinessFrench);

const words = {
  en: {
    title: 'Deployment checklist',
    asOf: (at: string) => `As of ${at}`,
    counts: (ok: number, warnings: number, failed: number) =>
      `${ok} in order, ${warnings} to look at, ${failed} failed`,
    columns: ['State', 'Check', 'What was seen, and what to do', 'Examined', 'Rows'],
    signed: 'Signature',
    signedBy: (by: string, at: string) => `Signed in the program by ${by} on ${at}.`,
    unsigned: 'Not signed in the program. Name, date and signature:',
    audit: (seq: number, hash: string) => `Audit trail at this moment: entry ${seq}, SHA-256 ${hash}`,
    printed: (at: string, version: string) => `REMS Workstation ${version} · printed ${at}`,
  },
  fr: {
    title: 'Liste de contrôle de mise en service',
    asOf: (at: string) => `État du ${at}`,
    counts: (ok: number, warnings: number, failed: number) =>
      `${ok} en ordre, ${warnings} à vérifier, ${failed} échecs`,
    columns: ['État', 'Point', 'Constat et marche à suivre', 'Examiné', 'Exigences'],
    signed: 'Signature',
    signedBy: (by: string, at: string) => `Signé dans le programme par ${by} le ${at}.`,
    unsigned: 'Non signé dans le programme. Nom, date et signature :',
    audit: (seq: number, hash: string) => `Journal d’audit à cet instant : entrée ${seq}, SHA-256 ${hash}`,
    printed: (at: string, version: string) => `REMS Workstation ${version} · imprimé le ${at}`,
  },
} as const;

/** What a checklist is printed from. */
export interface ChecklistFacts {
  readonly language: WordsLanguage;
  readonly clinic: string | null;
  readonly version: string;
  readonly now: Date;
  /** When the states held. */
  readonly at: string;
  readonly items: readonly ReadinessCheck[];
  readonly audit: { readonly seq: number; readonly hash: string };
  /** Null for a checklist that nobody signed. */
  readonly signed: { readonly by: string; readonly at: string; readonly note: string | null } | null;
}

/** The deployment checklist as it is printed: every row with its state and evidence, who signed, and the head of the audit trail. */
export function checklistDocument(facts: ChecklistFacts): PrintedDocument {
  const { language, items, signed, audit } = facts;
  const own = words[language];
  const counts = countsOf(items);
  const sentence = (text: string) => (language === 'fr' ? french.translate(text) : text);
  const areas = readinessAreas.flatMap((area): PrintedBlock[] => {
    const rows = items.filter((item) => item.area === area);
    if (rows.length === 0) return [];
    return [
      { kind: 'heading', text: areaNames[language][area] },
      {
        kind: 'table',
        columns: own.columns,
        widths: [56, 106, '*', 62, 62],
        rows: rows.map(({ id, state, evidence, advice, checkedAt, requirements }) => [
          stateNames[language][state],
          checkNames[language][id] ?? id,
          [evidence, advice].flatMap((text) => (text === null ? [] : sentence(text))).join(' '),
          moment(checkedAt),
          requirements.join(' '),
        ]),
      },
    ];
  });
  return {
    language,
    title: own.title,
    lead: `${own.asOf(moment(facts.at))} · ${own.counts(counts.ok, counts.warnings, counts.failed)}`,
    clinic: facts.clinic,
    footer: own.printed(moment(facts.now), facts.version),
    blocks: [
      ...areas,
      { kind: 'heading', text: own.signed },
      { kind: 'text', text: signed ? own.signedBy(signed.by, moment(signed.at)) : own.unsigned },
      ...(signed?.note ? [{ kind: 'text', text: signed.note } as const] : []),
      { kind: 'text', text: own.audit(audit.seq, audit.hash), small: true },
    ],
  };
}
