import { addDays, type PlainDate } from '../../shared/dates.ts';
import type { Severity } from '../../shared/findings.ts';
import { type SampleTest, unitIn } from './survey-plan.ts';

/** Something that was found in the sample clinic; people are positions in its list of people. */
export interface SampleFinding {
  readonly unit: number;
  /** Found by the unit's latest survey; otherwise reported on its own. */
  readonly byTest: boolean;
  readonly description: string;
  readonly severity: Severity;
  readonly reportedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly owner: number | null;
  readonly workOrder: string | null;
  readonly resolved: { readonly on: PlainDate; readonly by: number; readonly how: string } | null;
}

interface Template {
  readonly room: string;
  readonly severity: Severity;
  readonly description: string;
  /** Days since it was reported; absent: the latest survey found it. */
  readonly days?: number;
  readonly owner?: number;
  readonly workOrder?: string;
  /** What was done about it, a fortnight after the survey. */
  readonly repair?: string;
}

/** Days in which a finding is due, by severity. */
const dueDays = { minor: 90, major: 60, blocking: 30 } as const;
const repairDays = 14;

const templates: readonly Template[] = [
  {
    room: 'Trauma bay',
    severity: 'blocking',
    description: 'Collimator light fails intermittently; the field cannot be seen. Out of service until repaired.',
    days: 2,
    owner: 11,
    workOrder: 'WO-48213',
  },
  {
    room: 'Mammo 1',
    severity: 'major',
    description: 'Compression paddle shows a hairline crack.',
    days: 6,
    owner: 12,
  },
  {
    room: 'XR 3',
    severity: 'major',
    description: 'Detector lag above the action level after high-exposure images.',
    owner: 9,
    workOrder: 'WO-47755',
  },
  { room: 'RF 2', severity: 'minor', description: 'The audible fluoroscopy timer is not heard at the table side.' },
  {
    room: 'CT 2',
    severity: 'major',
    description: 'CT number of water outside ±5 HU at 80 kV.',
    owner: 10,
    workOrder: 'WO-46102',
    repair: 'Air calibration repeated by service; every kV within tolerance',
  },
  {
    room: 'Cath lab 2',
    severity: 'major',
    description: 'Displayed air kerma 18 % above the measured value.',
    owner: 9,
    workOrder: 'WO-45377',
    repair: 'Dose display calibrated; now within 4 %',
  },
];

/** What was found, some of it repaired since. */
export function sampleFindings(tests: readonly SampleTest[], today: PlainDate): SampleFinding[] {
  return templates.map(({ room, days, repair, owner = null, workOrder = null, severity, description }) => {
    const unit = unitIn(room);
    const survey = days === undefined ? tests.findLast((test) => test.unit === unit)?.testDate : undefined;
    const reportedOn = survey ?? addDays(today, -(days ?? 1));
    const repairedOn = addDays(reportedOn, repairDays);
    return {
      unit,
      byTest: survey !== undefined,
      severity,
      description,
      reportedOn,
      dueOn: addDays(reportedOn, dueDays[severity]),
      owner,
      workOrder,
      resolved: repair === undefined || repairedOn > today ? null : { on: repairedOn, by: owner ?? 9, how: repair },
    };
  });
}
