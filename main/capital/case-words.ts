import type { Severity } from '../../shared/findings.ts';
import type { ScorePart } from '../../shared/replacement-score.ts';
import type { TestOutcome, TestType } from '../../shared/test-types.ts';

/** Words of the page on why a unit should be replaced. */
export interface CaseWords {
  title(unit: string): string;
  readonly unit: string;
  readonly plan: string;
  readonly score: string;
  readonly condition: string;
  readonly note: string;
  readonly unitRows: Readonly<
    Record<
      | 'number'
      | 'class'
      | 'model'
      | 'serial'
      | 'place'
      | 'facility'
      | 'state'
      | 'manufactured'
      | 'installed'
      | 'refurbished',
      string
    >
  >;
  readonly states: Readonly<Record<'in-service' | 'planned' | 'not-covered' | 'retired', string>>;
  readonly planRows: Readonly<
    Record<
      | 'age'
      | 'endOfLife'
      | 'yearsLeft'
      | 'endOfSupport'
      | 'cost'
      | 'category'
      | 'year'
      | 'type'
      | 'funded'
      | 'scenario',
      string
    >
  >;
  readonly types: Readonly<Record<'Replacement' | 'Upgrade', string>>;
  readonly scoreColumns: readonly [part: string, basis: string, value: string, share: string];
  readonly parts: Readonly<Record<ScorePart, string>>;
  readonly partUnknown: string;
  readonly scoreHint: string;
  readonly lastSurvey: string;
  readonly neverSurveyed: string;
  readonly openFindings: string;
  readonly noFindings: string;
  readonly estimated: string;
  readonly unknown: string;
  readonly yes: string;
  readonly no: string;
  readonly doNotUse: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly outcomes: Readonly<Record<TestOutcome, string>>;
  readonly testTypes: Readonly<Record<TestType, string>>;
  /** A word and what is said of it. */
  said(what: string, text: string): string;
  /** With two decimals. */
  decimal(value: number): string;
  scoreOf(value: number | null): string;
  years(value: number): string;
  ageBasis(age: string, life: string): string;
  costBasis(cost: string, reference: string): string;
  failedBasis(failed: number): string;
  more(count: number): string;
  survey(day: string, type: string, outcome: string): string;
  footer(at: string, seq: number, hash: string): string;
}

const decimals = (language: string, value: number, digits: number) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

const en: CaseWords = {
  title: (unit) => `Replacement case: ${unit}`,
  unit: 'The unit',
  plan: 'Capital plan',
  score: 'Replacement score',
  condition: 'Surveys and findings',
  note: 'Note',
  unitRows: {
    number: 'Unit number',
    class: 'Class',
    model: 'Make and model',
    serial: 'Serial number',
    place: 'Department and room',
    facility: 'Facility',
    state: 'State',
    manufactured: 'Manufactured',
    installed: 'Installed',
    refurbished: 'Refurbished',
  },
  states: {
    'in-service': 'In service',
    planned: 'Planned',
    'not-covered': 'Not covered by physics',
    retired: 'Retired',
  },
  planRows: {
    age: 'Age',
    endOfLife: 'End of life',
    yearsLeft: 'Years until end of life',
    endOfSupport: 'End of support',
    cost: 'Replacement cost',
    category: 'Capital category',
    year: 'Planned for',
    type: 'Type',
    funded: 'Funded',
    scenario: 'Under the scenario',
  },
  types: { Replacement: 'Replacement', Upgrade: 'Upgrade' },
  scoreColumns: ['Part', 'From', 'Value (0 to 1)', 'Share'],
  parts: { age: 'Age', endOfSupport: 'End of support', cost: 'Cost', failedTests: 'Failed surveys' },
  partUnknown: 'not known, left out',
  scoreHint: 'From 0 (keep) to 100 (replace). Parts that are not known are left out, and the others count for more.',
  lastSurvey: 'Last survey',
  neverSurveyed: 'None on record',
  openFindings: 'Open findings',
  noFindings: 'None',
  estimated: 'estimated',
  unknown: 'not known',
  yes: 'Yes',
  no: 'No',
  doNotUse: 'DO NOT USE',
  severities: { minor: 'minor', major: 'major', blocking: 'blocking' },
  outcomes: { pass: 'passed', 'pass-with-findings': 'passed with findings', fail: 'failed' },
  testTypes: {
    Acceptance: 'Acceptance',
    Annual: 'Annual',
    Audit: 'Audit',
    Calibration: 'Calibration',
    Other: 'Other',
    'QC Review': 'QC Review',
    Retire: 'Retire',
    'Shielding Design': 'Shielding Design',
    Submission: 'Submission',
  },
  said: (what, text) => `${what}: ${text}`,
  decimal: (value) => decimals('en', value, 2),
  scoreOf: (value) => (value === null ? 'Not known' : `${value} of 100`),
  years: (value) => `${decimals('en', value, 1)} ${Math.abs(value) === 1 ? 'year' : 'years'}`,
  ageBasis: (age, life) => `${age} of an expected life of ${life}`,
  costBasis: (cost, reference) => `${cost}; ${reference} counts in full`,
  failedBasis: (failed) => `${failed === 0 ? 'none' : failed} in three years; two count in full`,
  more: (count) => `and ${count} more`,
  survey: (day, type, outcome) => [day, type, outcome].filter(Boolean).join(', '),
  footer: (at, seq, hash) => `Printed ${at}. Audit trail: entry ${seq}, ${hash.slice(0, 16)}`,
};

const fr: CaseWords = {
  title: (unit) => `Dossier de remplacement : ${unit}`,
  unit: 'L’appareil',
  plan: 'Plan d’investissement',
  score: 'Score de remplacement',
  condition: 'Contrôles et constats',
  note: 'Note',
  unitRows: {
    number: 'Numéro d’appareil',
    class: 'Classe',
    model: 'Marque et modèle',
    serial: 'Numéro de série',
    place: 'Service et salle',
    facility: 'Établissement',
    state: 'État',
    manufactured: 'Fabriqué le',
    installed: 'Installé le',
    refurbished: 'Rénové le',
  },
  states: {
    'in-service': 'En service',
    planned: 'Prévu',
    'not-covered': 'Hors physique médicale',
    retired: 'Réformé',
  },
  planRows: {
    age: 'Âge',
    endOfLife: 'Fin de vie',
    yearsLeft: 'Années jusqu’à la fin de vie',
    endOfSupport: 'Fin de support',
    cost: 'Coût de remplacement',
    category: 'Catégorie d’investissement',
    year: 'Prévu pour',
    type: 'Type',
    funded: 'Financé',
    scenario: 'Selon le scénario',
  },
  types: { Replacement: 'Remplacement', Upgrade: 'Mise à niveau' },
  scoreColumns: ['Part', 'D’après', 'Valeur (0 à 1)', 'Poids'],
  parts: { age: 'Âge', endOfSupport: 'Fin de support', cost: 'Coût', failedTests: 'Contrôles non conformes' },
  partUnknown: 'inconnu, laissé de côté',
  scoreHint:
    'De 0 (garder) à 100 (remplacer). Les parts inconnues sont laissées de côté, et les autres comptent davantage.',
  lastSurvey: 'Dernier contrôle',
  neverSurveyed: 'Aucun enregistré',
  openFindings: 'Constats ouverts',
  noFindings: 'Aucun',
  estimated: 'estimé',
  unknown: 'inconnu',
  yes: 'Oui',
  no: 'Non',
  doNotUse: 'NE PAS UTILISER',
  severities: { minor: 'mineur', major: 'majeur', blocking: 'bloquant' },
  outcomes: { pass: 'conforme', 'pass-with-findings': 'conforme avec constats', fail: 'non conforme' },
  testTypes: {
    Acceptance: 'Réception',
    Annual: 'Annuel',
    Audit: 'Audit',
    Calibration: 'Étalonnage',
    Other: 'Autre',
    'QC Review': 'Revue CQ',
    Retire: 'Réforme',
    'Shielding Design': 'Calcul de blindage',
    Submission: 'Transmission',
  },
  said: (what, text) => `${what}\u00a0: ${text}`,
  decimal: (value) => decimals('fr', value, 2),
  scoreOf: (value) => (value === null ? 'Inconnu' : `${value} sur 100`),
  years: (value) => `${decimals('fr', value, 1)} ${Math.abs(value) < 2 ? 'an' : 'ans'}`,
  ageBasis: (age, life) => `${age} sur une vie attendue de ${life}`,
  costBasis: (cost, reference) => `${cost} ; ${reference} compte en entier`,
  failedBasis: (failed) => `${failed === 0 ? 'aucun' : failed} en trois ans ; deux comptent en entier`,
  more: (count) => (count === 1 ? 'et 1 autre' : `et ${count} autres`),
  survey: (day, type, outcome) => [day, type, outcome].filter(Boolean).join(', '),
  footer: (at, seq, hash) => `Imprimé le ${at}. Journal d’audit : entrée ${seq}, ${hash.slice(0, 16)}`,
};

/** The words of a language. */
export const caseWords: Readonly<Record<'en' | 'fr', CaseWords>> = { en, fr };

/** An amount in full: `$1,250,000`, `1 250 000 $`. */
export function dollars(thousands: number, language: 'en' | 'fr'): string {
  // Roboto has no narrow blank.
  const number = new Intl.NumberFormat(language).format(thousands * 1000).replaceAll('\u202f', '\u00a0');
  return language === 'fr' ? `${number}\u00a0$` : `$${number}`;
}
