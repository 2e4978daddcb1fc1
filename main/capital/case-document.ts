import { yearsUntil } from '../../shared/capital.ts';
import type { CapitalRow } from '../../shared/capital-plan.ts';
import type { Test } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Unit } from '../../shared/equipment.ts';
import type { Finding } from '../../shared/findings.ts';
import type { ScoreWeights } from '../../shared/replacement-score.ts';
import type { PrintedBlock, PrintedDocument } from '../files/document-pdf.ts';
import { type CaseWords, caseWords, dollars } from './case-words.ts';

/** What the case for replacing a unit is made of. */
export interface CaseFacts {
  readonly language: 'en' | 'fr';
  readonly clinic: string | null;
  readonly today: PlainDate;
  readonly printedAt: string;
  readonly audit: { readonly seq: number; readonly hash: string };
  readonly unit: Unit;
  readonly row: CapitalRow;
  readonly weights: ScoreWeights;
  /** The name of the scenario whose year, cost and funding are printed; null: as the unit says. */
  readonly scenario: string | null;
  readonly findings: { readonly items: readonly Finding[]; readonly total: number };
  readonly lastTest: Test | null;
  /** A small photo of the unit, a JPEG in base64. */
  readonly picture?: string | undefined;
}

/** Longer descriptions are cut, so that the case stays on one page. */
const mostOfDescription = 160;
/** So many findings of a unit are told. */
export const toldFindings = 6;

/** The case for replacing one unit, on one page. */
export function caseDocument(facts: CaseFacts): PrintedDocument {
  const { language, unit, row } = facts;
  const words = caseWords[language];
  const model = [unit.manufacturerName, unit.model].filter(Boolean).join(' ');
  const place = [unit.facilityName, unit.departmentName, unit.room].filter(Boolean).join(', ');
  return {
    language,
    title: words.title([unit.className, model].filter(Boolean).join(', ')),
    lead: [place, unit.doNotUse ? words.doNotUse : ''].filter(Boolean).join('. '),
    clinic: facts.clinic,
    picture: facts.picture,
    footer: words.footer(facts.printedAt, facts.audit.seq, facts.audit.hash),
    blocks: [
      { kind: 'heading', text: words.unit },
      pairs(unitRows(unit, model, words)),
      { kind: 'heading', text: words.plan },
      pairs(planRows(facts, words)),
      { kind: 'heading', text: words.said(words.score, words.scoreOf(row.score.value)) },
      scoreTable(facts, words),
      { kind: 'text', text: words.scoreHint, small: true },
      { kind: 'heading', text: words.condition },
      { kind: 'table', columns: ['', ''], widths: [105, '*'], rows: conditionRows(facts, words) },
      ...(row.capitalNote === null && !row.item?.note
        ? []
        : ([
            { kind: 'heading', text: words.note },
            { kind: 'text', text: [row.capitalNote, row.item?.note].filter(Boolean).join('\n') },
          ] as const)),
    ],
  };
}

type Pair = readonly [string, string];

/** Two pairs a line; what has no value is left out. */
function pairs(rows: readonly Pair[]): PrintedBlock {
  const told = rows.filter(([, value]) => value !== '');
  const half = Math.ceil(told.length / 2);
  const lines = told.slice(0, half).map((left, position) => {
    const right = told[half + position] ?? ['', ''];
    return [...left, ...right];
  });
  return { kind: 'table', columns: ['', '', '', ''], widths: [105, '*', 105, '*'], rows: lines };
}

function unitRows(unit: Unit, model: string, { unitRows: names, states }: CaseWords): Pair[] {
  return [
    [names.number, String(unit.id)],
    [names.class, [unit.className, unit.subclassName].filter(Boolean).join(', ')],
    [names.model, model],
    [names.serial, unit.serialNumber ?? ''],
    [names.state, states[unit.state]],
    [names.facility, unit.facilityFullName ?? unit.facilityName ?? ''],
    [names.place, [unit.departmentName, unit.room].filter(Boolean).join(', ')],
    [names.manufactured, unit.manufacturedOn ?? ''],
    [names.installed, unit.installedOn ?? ''],
    [names.refurbished, unit.refurbishedOn ?? ''],
  ];
}

function planRows({ row, today, language, scenario, unit }: CaseFacts, words: CaseWords): Pair[] {
  const { planRows: names } = words;
  const marked = (text: string, estimated: boolean) => (estimated ? `${text} (${words.estimated})` : text);
  const born = beganOn(unit);
  return [
    [names.age, born === null ? words.unknown : words.years(-yearsUntil(today, born))],
    [names.endOfLife, row.endOfLifeOn === null ? words.unknown : marked(row.endOfLifeOn, row.endOfLifeEstimated)],
    [names.yearsLeft, row.yearsUntilEndOfLife === null ? '' : words.years(row.yearsUntilEndOfLife)],
    [names.endOfSupport, row.endOfSupportOn ?? ''],
    [names.cost, row.cost === null ? words.unknown : marked(dollars(row.cost, language), row.costEstimated)],
    [names.category, row.category ?? ''],
    [names.year, row.planYear === null ? words.unknown : String(row.planYear)],
    [names.type, words.types[row.capitalType]],
    [names.funded, row.funded === null ? '' : row.funded ? words.yes : words.no],
    [names.scenario, scenario ?? ''],
  ];
}

function beganOn({ manufacturedOn, refurbishedOn, installedOn }: Unit): PlainDate | null {
  return (
    [manufacturedOn, refurbishedOn, installedOn]
      .filter((date) => date !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

function scoreTable({ row, unit, today, language, weights }: CaseFacts, words: CaseWords): PrintedBlock {
  const born = beganOn(unit);
  const basis = {
    age: () => {
      if (born === null || row.endOfLifeOn === null) return row.endOfLifeOn ?? '';
      return words.ageBasis(words.years(-yearsUntil(today, born)), words.years(yearsUntil(born, row.endOfLifeOn)));
    },
    endOfSupport: () => row.endOfSupportOn ?? '',
    cost: () => words.costBasis(dollars(row.cost ?? 0, language), dollars(weights.costReference, language)),
    failedTests: () => words.failedBasis(row.failedTests ?? 0),
  } as const;
  return {
    kind: 'table',
    columns: words.scoreColumns,
    widths: [105, '*', 90, 60],
    rows: row.score.parts.map(({ part, value, share }) => [
      words.parts[part],
      value === null ? words.partUnknown : basis[part](),
      value === null ? '' : words.decimal(value),
      `${Math.round(share)}\u00a0%`,
    ]),
  };
}

function conditionRows({ findings, lastTest }: CaseFacts, words: CaseWords): Pair[] {
  const survey = lastTest
    ? words.survey(
        lastTest.testDate,
        words.testTypes[lastTest.type],
        lastTest.outcome === null ? '' : words.outcomes[lastTest.outcome],
      )
    : words.neverSurveyed;
  const told = findings.items
    .slice(0, toldFindings)
    .map(({ reportedOn, severity, description }) =>
      words.said(`${reportedOn}, ${words.severities[severity]}`, cut(description)),
    );
  const rest = findings.total - told.length;
  if (rest > 0) told.push(words.more(rest));
  return [
    [words.lastSurvey, survey],
    [words.openFindings, told.length === 0 ? words.noFindings : told.join('\n')],
  ];
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= mostOfDescription ? line : `${line.slice(0, mostOfDescription)}…`;
}
