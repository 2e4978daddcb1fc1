import { localDate } from '#shared/dates.ts';
import type { PrintedBlock, PrintedDocument } from '../../files/document-pdf.ts';
import type { TakenPatient } from './choice.ts';
import type { Taker } from './patient-columns.ts';
import { listWords } from './print-words.ts';

/** What a list is printed from. */
export interface ListFacts {
  readonly language: 'en' | 'fr';
  readonly identities: boolean;
  readonly clinic: string | null;
  readonly taker: Taker;
  readonly audit: { readonly seq: number; readonly hash: string };
  readonly patients: readonly TakenPatient[];
}

type Column = 'identifier' | 'study' | 'ipp' | 'lastName' | 'firstName' | 'birthDate' | 'sex' | 'created' | 'by';

/** Points, or a share of what is left. */
const widths: Readonly<Record<Column, number | '*'>> = {
  identifier: 118,
  study: '*',
  ipp: '*',
  lastName: '*',
  firstName: '*',
  birthDate: 52,
  sex: 24,
  created: 78,
  by: 70,
};

/** A list of patients as it is printed; across each page stands who printed it and when. */
export function patientListDocument(facts: ListFacts): PrintedDocument {
  const { language, identities, patients, audit } = facts;
  const words = listWords[language];
  const { by, at } = { by: facts.taker.by, at: moment(facts.taker.at, language) };
  const several = new Set(patients.map(({ row }) => row.studyId)).size > 1;
  const columns: Column[] = [
    'identifier',
    ...(several ? (['study'] as const) : []),
    ...(identities ? (['ipp', 'lastName', 'firstName', 'birthDate'] as const) : []),
    'sex',
    'created',
    'by',
  ];
  const table: PrintedBlock = {
    kind: 'table',
    columns: columns.map((column) => words.columns[column]),
    widths: columns.map((column) => widths[column]),
    rows: patients.map((patient) => columns.map((column) => cell(patient, column))),
  };
  return {
    language,
    title: words.title,
    lead: words.lead(patients.length, identities),
    clinic: facts.clinic,
    footer: words.footer(by, at, audit.seq, audit.hash),
    watermark: `${by} · ${at}`,
    ...(identities && { landscape: true }),
    blocks: [patients.length === 0 ? { kind: 'text', text: words.none } : table],
  };

  function cell({ row, identity }: TakenPatient, column: Column): string {
    switch (column) {
      case 'identifier':
        return row.archivedAt === null ? row.identifier : `${row.identifier} (${words.archived})`;
      case 'study':
        return row.studyName;
      case 'ipp':
        return identity?.ipp ?? words.unreadable;
      case 'birthDate':
        return identity === null ? '' : day(identity.birthDate, language);
      case 'lastName':
      case 'firstName':
        return identity?.[column] ?? '';
      case 'sex':
        return row.sex;
      case 'created':
        return moment(row.createdAt, language);
      case 'by':
        return row.createdBy;
    }
  }
}

/** Days as the registry's users write them: DD/MM/YYYY in French. Source: patients page. */
function day(date: string, language: 'en' | 'fr'): string {
  return language === 'fr' ? date.split('-').toReversed().join('/') : date;
}

/** An instant on the clock of the workstation. */
function moment(at: string, language: 'en' | 'fr'): string {
  const instant = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day(localDate(instant), language)} ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}
