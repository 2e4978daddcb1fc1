import type { RuleDefinition } from './obligation-rules.ts';
import type { TestType } from './test-types.ts';

/** A rule as it is shipped. */
export interface ObligationPreset {
  readonly key: string;
  readonly label: string;
  /** The name in REMS files (`eq_auditfreq`); null for the rules that REMS does not know. */
  readonly fileLabel: string | null;
  readonly definition: RuleDefinition;
}

const everyTest: TestType[] = ['Acceptance', 'Annual', 'QC Review'];
const fullTest: TestType[] = ['Acceptance', 'Annual'];

type Parts = Pick<RuleDefinition, 'limit' | 'satisfiedBy' | 'citation'> & Partial<RuleDefinition>;

function every(months: number, parts: Parts): RuleDefinition {
  return { cycle: { kind: 'months', months }, window: null, firstDueDays: null, events: null, classIds: [], ...parts };
}

function preset(key: string, label: string, inFiles: boolean, definition: RuleDefinition): ObligationPreset {
  return { key, label, fileLabel: inFiles ? label : null, definition };
}

/**
 * The rules that are shipped, as data; an administrator may change them and set one back to these values. Source: obligations page,
 * which names REMS 2.2, the TJC completion timelines, 21 CFR 900.12(e)(9), Maine X-Ray Licensing, OAR 333-106-0364(3) and 25 Pa. Code 221.38a(c).
 */
export const obligationPresets: readonly ObligationPreset[] = [
  preset(
    'quarterly',
    'Quarterly',
    true,
    every(3, { limit: { kind: 'end-of-month' }, satisfiedBy: everyTest, citation: 'REMS' }),
  ),
  preset(
    'semiannual',
    'Semiannual',
    true,
    every(6, { limit: { kind: 'end-of-month' }, satisfiedBy: everyTest, citation: 'REMS' }),
  ),
  preset(
    'acr',
    'Annual - ACR',
    true,
    every(12, { limit: { kind: 'months', months: 14 }, satisfiedBy: fullTest, citation: 'REMS; ACR practice' }),
  ),
  preset(
    'tjc',
    'Annual - TJC',
    true,
    every(12, {
      window: { daysBefore: 30, daysAfter: 30 },
      limit: { kind: 'days-after-target', days: 30 },
      satisfiedBy: fullTest,
      citation: 'TJC completion timelines',
    }),
  ),
  preset(
    'me',
    'Annual - ME',
    true,
    every(12, { limit: { kind: 'end-of-next-year' }, satisfiedBy: fullTest, citation: 'REMS' }),
  ),
  preset(
    'tjc-6',
    'Every 6 months - TJC',
    false,
    every(6, {
      window: { daysBefore: 20, daysAfter: 20 },
      limit: { kind: 'days-after-target', days: 20 },
      satisfiedBy: everyTest,
      citation: 'TJC completion timelines',
    }),
  ),
  preset('tjc-q', 'Once per calendar quarter - TJC', false, {
    ...every(3, { limit: { kind: 'quarter-end' }, satisfiedBy: everyTest, citation: 'TJC completion timelines' }),
    cycle: { kind: 'calendar-quarter' },
  }),
  preset(
    'mqsa',
    'MQSA annual survey',
    false,
    every(12, { limit: { kind: 'months', months: 14 }, satisfiedBy: fullTest, citation: '21 CFR 900.12(e)(9)' }),
  ),
  preset(
    'me-clinic',
    'Maine clinic inspection',
    false,
    every(24, {
      limit: { kind: 'target' },
      firstDueDays: 30,
      satisfiedBy: ['Acceptance', 'Annual', 'Audit'],
      citation: 'Maine X-Ray Licensing',
    }),
  ),
  preset(
    'or-ct-dose',
    'CT dosimetry system calibration',
    false,
    every(24, { limit: { kind: 'target' }, satisfiedBy: ['Calibration'], citation: 'OAR 333-106-0364(3)' }),
  ),
  preset(
    'pa-fluoro',
    'Fluoroscopic output',
    false,
    every(12, {
      limit: { kind: 'target' },
      events: { kinds: ['output-affecting-service'], days: 0 },
      satisfiedBy: fullTest,
      citation: '25 Pa. Code 221.38a(c)',
    }),
  ),
];
