import type { LookupChange, LookupKind, LookupRow, NewLookup } from '../../shared/lookups.ts';
import { blankToNull } from '../../shared/text.ts';

/** What stands in the dialog while it is typed. */
export interface LookupDraft {
  readonly name: string;
  readonly classId: number | null;
  readonly estimatedCost: string;
  readonly lifetimeYears: string;
  readonly fullName: string;
  readonly address: string;
  readonly departmentIds: readonly number[];
  readonly facilityId: number | null;
  readonly departmentId: number | null;
  readonly minCost: string;
  readonly maxCost: string;
}

export type LookupDraftField = keyof LookupDraft;
/** The value of any field. */
export type LookupDraftValue = LookupDraft[LookupDraftField];
/** The fields that cannot be read; translations stand under `problems`. */
export type LookupProblem =
  | 'name'
  | 'classId'
  | 'estimatedCost'
  | 'lifetimeYears'
  | 'facilityId'
  | 'minCost'
  | 'maxCost';

/** The fields of each kind, in the order of the dialog. */
export const fieldsOfKind: Readonly<Record<LookupKind, readonly LookupDraftField[]>> = {
  class: ['name'],
  subclass: ['classId', 'name', 'estimatedCost', 'lifetimeYears'],
  manufacturer: ['name'],
  department: ['name'],
  facility: ['name', 'fullName', 'address', 'departmentIds'],
  room: ['facilityId', 'name', 'departmentId'],
  'capital-category': ['name', 'minCost', 'maxCost'],
};

/** How long the name of an entry may be. */
export const nameLimits: Readonly<Record<LookupKind, number>> = {
  class: 200,
  subclass: 200,
  manufacturer: 200,
  department: 200,
  facility: 200,
  room: 100,
  'capital-category': 50,
};

const mostThousands = 1_000_000;

/** A stored row as the dialog shows it; nothing for a new one. */
export function lookupDraft(row: LookupRow | undefined): LookupDraft {
  return {
    name: row?.name ?? '',
    classId: row?.classId ?? null,
    estimatedCost: row?.estimatedCost?.toString() ?? '',
    lifetimeYears: row?.lifetimeYears?.toString() ?? '',
    fullName: row?.fullName ?? '',
    address: row?.address ?? '',
    departmentIds: row?.departmentIds ?? [],
    facilityId: row?.facilityId ?? null,
    departmentId: row?.departmentId ?? null,
    minCost: row?.minCost?.toString() ?? '',
    maxCost: row?.maxCost?.toString() ?? '',
  };
}

/** Whether two values of a field are the same. */
export function sameValue(one: LookupDraftValue, other: LookupDraftValue): boolean {
  return one === other || (Array.isArray(one) && Array.isArray(other) && one.join() === other.join());
}

/** Fields of the dialog that cannot be read as they stand. */
export function lookupProblems(kind: LookupKind, draft: LookupDraft): readonly LookupProblem[] {
  const problems: LookupProblem[] = [];
  if (draft.name.trim() === '') problems.push('name');
  if (kind === 'subclass') {
    if (draft.classId === null) problems.push('classId');
    if (wholeOrNull(draft.estimatedCost, mostThousands) === undefined) problems.push('estimatedCost');
    if (wholeOrNull(draft.lifetimeYears, 100) === undefined) problems.push('lifetimeYears');
  }
  if (kind === 'room' && draft.facilityId === null) problems.push('facilityId');
  if (kind === 'capital-category') {
    const least = wholeOrNull(draft.minCost, mostThousands);
    const most = wholeOrNull(draft.maxCost, mostThousands);
    if (least === undefined || least === null) problems.push('minCost');
    if (most === undefined || (most !== null && most <= (least ?? 0))) problems.push('maxCost');
  }
  return problems;
}

/** The input of `lookups.create`; the draft has no problems. */
export function newLookup(kind: LookupKind, draft: LookupDraft): NewLookup {
  const name = draft.name.trim();
  switch (kind) {
    case 'subclass':
      return { kind, name, classId: draft.classId ?? 0, ...ownFields(kind, draft) };
    case 'room':
      return { kind, name, facilityId: draft.facilityId ?? 0, ...ownFields(kind, draft) };
    case 'capital-category':
      return { kind, name, ...ownFields(kind, draft), minCost: wholeOrNull(draft.minCost, mostThousands) ?? 0 };
    case 'facility':
      return { kind, name, ...ownFields(kind, draft) };
    default:
      return { kind, name };
  }
}

/** The input of `lookups.update`: what differs from the row that was opened, or undefined when nothing does. */
export function lookupChange(row: LookupRow, version: number, draft: LookupDraft): LookupChange | undefined {
  const next: Partial<LookupChange> = { name: draft.name.trim(), ...ownFields(row.kind, draft) };
  const before: Readonly<Record<string, unknown>> = { ...row };
  const changed = Object.entries(next).filter(
    ([field, value]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(value),
  );
  if (changed.length === 0) return undefined;
  return { kind: row.kind, id: row.id, version, ...Object.fromEntries(changed) };
}

/** What a kind has beside its name and what it belongs to, as it is sent. */
function ownFields(kind: LookupKind, draft: LookupDraft) {
  return {
    ...(kind === 'subclass'
      ? {
          estimatedCost: wholeOrNull(draft.estimatedCost, mostThousands) ?? null,
          lifetimeYears: wholeOrNull(draft.lifetimeYears, 100) ?? null,
        }
      : {}),
    ...(kind === 'facility'
      ? {
          fullName: blankToNull(draft.fullName),
          address: blankToNull(draft.address),
          departmentIds: [...draft.departmentIds].sort((one, other) => one - other),
        }
      : {}),
    ...(kind === 'room' ? { departmentId: draft.departmentId } : {}),
    ...(kind === 'capital-category'
      ? {
          minCost: wholeOrNull(draft.minCost, mostThousands) ?? 0,
          maxCost: wholeOrNull(draft.maxCost, mostThousands) ?? null,
        }
      : {}),
  };
}

/** A whole number from 0 to `max`, null for an empty text, undefined for anything else. */
function wholeOrNull(text: string, max: number): number | null | undefined {
  const digits = text.replace(/[\s,\u00a0\u202f]/g, '');
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) && Number(digits) <= max ? Number(digits) : undefined;
}
