import { addDays, addMonths, daysBetween, type PlainDate } from '../../shared/dates.ts';
import type { TestOutcome, TestType } from '../../shared/test-types.ts';
import { type CatalogueEntry, catalogue } from './catalogue.ts';
import { type FleetEntry, fleet } from './fleet.ts';
import { installedOn, retiredOn } from './unit-dates.ts';

/** A survey of the sample clinic. `unit` and people are positions in the fleet and in the list of people. */
export interface SampleTest {
  readonly unit: number;
  readonly type: TestType;
  readonly testDate: PlainDate;
  readonly reportDate: PlainDate | null;
  readonly submissionDate: PlainDate | null;
  readonly performer: number;
  readonly reviewer: number | null;
  readonly outcome: TestOutcome;
}

/** A visit of the sample clinic. */
export interface SampleBooking {
  readonly unit: number;
  readonly schedulingOn: PlainDate;
  readonly scheduledOn: PlainDate;
  readonly startTime: string | null;
  readonly durationMinutes: number | null;
  readonly assignee: number | null;
}

const physicists = [9, 10] as const;
const assistant = 11;
const technologists = [12, 13] as const;
const assignees = [...physicists, assistant, ...technologists] as const;

/** Days since the last full survey, one after the other, so that every list of the compliance page has something in it. */
const daysSinceSurvey = [12, 95, 338, 371, 398, 452, 60, 301, 210, 384, 160, 412] as const;
const daysSinceCheck = [24, 58, 80, 117] as const;
const yearsOfHistory = 3;

/** All surveys, the oldest first. */
export function sampleTests(today: PlainDate): SampleTest[] {
  return fleet
    .flatMap((entry, unit) => testsOf(entry, unit, today))
    .sort((left, right) =>
      left.testDate < right.testDate ? -1 : left.testDate > right.testDate ? 1 : left.unit - right.unit,
    );
}

function testsOf(entry: FleetEntry, unit: number, today: PlainDate): SampleTest[] {
  const [, , , kind, , notes = {}] = entry;
  const { frequencies, otherObligations = '' }: CatalogueEntry = catalogue[kind];
  if (
    notes.planned !== undefined ||
    notes.notCovered ||
    isNew(entry) ||
    notes.unscheduled ||
    frequencies + otherObligations === ''
  )
    return [];
  const from = installedOn(entry, unit, today);
  const oldest = addMonths(today, -12 * yearsOfHistory);
  const end = retiredOn(entry, unit, today) ?? today;
  const isPast = (day: PlainDate) => day > from && day >= oldest && day <= end;
  const last = addDays(end, -pick(daysSinceSurvey, unit));
  const full = Array.from({ length: yearsOfHistory + 1 }, (_, year) => workday(addDays(last, -362 * year), -1));
  const months = frequencies.includes('Quarterly') ? 3 : frequencies.includes('Semiannual') ? 6 : 0;
  const lastCheck = addDays(end, -pick(daysSinceCheck, unit));
  const checks =
    months === 0
      ? []
      : Array.from({ length: 36 / months }, (_, step) => workday(addMonths(lastCheck, -step * months), -1));
  const accepted = workday(addDays(from, 3), 1);
  return [
    ...(isPast(accepted) ? [survey(unit, 'Acceptance', accepted, today)] : []),
    ...full.filter(isPast).map((day) => survey(unit, 'Annual', day, today)),
    ...checks.filter(isPast).map((day) => survey(unit, 'QC Review', day, today)),
  ];
}

/** Of the younger units a few wait for their first survey. */
function isNew([, , , kind, ageMonths]: FleetEntry): boolean {
  return ageMonths <= 25 && kind !== 'mammography';
}

function survey(unit: number, type: TestType, testDate: PlainDate, today: PlainDate): SampleTest {
  const salt = unit + daysBetween('2000-01-01', testDate);
  const performer = type === 'QC Review' ? pick(technologists, unit) : pick([9, 10, 11], salt);
  const reviewer = performer === physicists[0] ? physicists[1] : physicists[0];
  const reportDate = past(addDays(testDate, 4 + (salt % 9)), today);
  const submissionDate =
    reportDate !== null && type !== 'QC Review' && salt % 3 === 0 ? past(addDays(reportDate, 6), today) : null;
  const outcome = salt % 6 === 0 ? 'pass-with-findings' : salt % 41 === 0 ? 'fail' : 'pass';
  return {
    unit,
    type,
    testDate,
    reportDate,
    submissionDate,
    performer,
    reviewer: reportDate === null ? null : reviewer,
    outcome,
  };
}

/** Visits that led to a survey: one before each of the latest full surveys of every other unit. */
export function doneBookings(tests: readonly SampleTest[], today: PlainDate): SampleBooking[] {
  const recent = addDays(today, -400);
  return tests
    .filter(({ type, testDate, unit }) => type === 'Annual' && testDate >= recent && unit % 2 === 0)
    .map(({ unit, testDate, performer }) => ({
      unit,
      schedulingOn: addDays(testDate, -35),
      scheduledOn: testDate,
      startTime: '08:30',
      durationMinutes: 120,
      assignee: performer,
    }));
}

/** Days from today of visits that are planned (or, negative, were missed) and the room they go to. */
const visits: readonly (readonly [room: string, days: number, startTime: string | null, minutes: number | null])[] = [
  ['ED CT', -9, '13:00', 180],
  ['OR 5', -3, '07:30', 90],
  ['Suite 105', -16, null, null],
  ['RF 1', 0, '09:00', 120],
  ['XR 2', 1, '13:30', 90],
  ['OR 2', 2, '07:30', 90],
  ['OR 7', 2, '09:30', 90],
  ['Cath lab 1', 5, '08:00', 240],
  ['Suite 101', 7, '08:30', 180],
  ['Suite 104', 7, '13:00', 90],
  ['Suite 110', 8, '08:30', 150],
  ['Mammo 2', 12, '10:00', 240],
  ['Biopsy', 13, null, null],
  ['Vault 1', 19, '16:00', 300],
  ['PET 1', 26, null, null],
  ['IR 1', 33, '12:30', 240],
];

/** Visits that are planned, and some that nobody came to. */
export function openBookings(today: PlainDate): SampleBooking[] {
  return visits.map(([room, days, startTime, durationMinutes], position) => ({
    unit: unitIn(room),
    schedulingOn: addDays(today, Math.min(days, 0) - 21),
    scheduledOn: workday(addDays(today, days), days < 0 ? -1 : 1),
    startTime,
    durationMinutes,
    assignee: position % 6 === 5 ? null : pick(assignees, position),
  }));
}

/** The position of the unit in a room. */
export function unitIn(room: string): number {
  const position = fleet.findIndex(([, , name]) => name === room);
  if (position < 0) throw new Error(`the sample clinic has no room ${room}`);
  return position;
}

function pick<T>(items: readonly [T, ...T[]], position: number): T {
  return items[position % items.length] ?? items[0];
}

function past(day: PlainDate, today: PlainDate): PlainDate | null {
  return day <= today ? day : null;
}

/** The day itself, or the nearest day of a working week in the given direction. */
function workday(day: PlainDate, direction: 1 | -1): PlainDate {
  // 1 January 2001 was a Monday.
  const weekday = ((daysBetween('2001-01-01', day) % 7) + 7) % 7;
  if (weekday < 5) return day;
  return addDays(day, direction > 0 ? 7 - weekday : 4 - weekday);
}
