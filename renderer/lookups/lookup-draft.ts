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
}

export type LookupDraftField = keyof LookupDraft;
/** The fields that cannot be read; translations stand under `problems`. */
export type LookupProblem = 'name' | 'classId' | 'estimatedCost' | 'lifetimeYears';

/** The fields of each kind, in the order of the dialog. */
export const fieldsOfKind: Readonly<Record<LookupKind, readonly LookupDraftField[]>> = {
  class: ['name'],
  subclass: ['classId', 'name', 'estimatedCost', 'lifetimeYears'],
  manufacturer: ['name'],
  department: ['name'],
  facility: ['name', 'fullName', 'address'],
};

/** A stored row as the dialog shows it; nothing for a new one. */
export function lookupDraft(row: LookupRow | undefined): LookupDraft {
  return {
    name: row?.name ?? '',
    classId: row?.classId ?? null,
    estimatedCost: row?.estimatedCost?.toString() ?? '',
    lifetimeYears: row?.lifetimeYears?.toString() ?? '',
    fullName: row?.fullName ?? '',
    address: row?.address ?? '',
  };
}

/** Fields of the dialog that cannot be read as they stand. */
export function lookupProblems(kind: LookupKind, draft: LookupDraft): readonly LookupProblem[] {
  const problems: LookupProblem[] = [];
  if (draft.name.trim() === '') problems.push('name');
  if (kind !== 'subclass') return problems;
  if (draft.classId === null) problems.push('classId');
  if (wholeOrNull(draft.estimatedCost, 1_000_000) === undefined) problems.push('estimatedCost');
  if (wholeOrNull(draft.lifetimeYears, 100) === undefined) problems.push('lifetimeYears');
  return problems;
}

/** The input of `lookups.create`; the draft has no problems. */
export function newLookup(kind: LookupKind, draft: LookupDraft): NewLookup {
  const name = draft.name.trim();
  switch (kind) {
    case 'subclass':
      return {
        kind,
        name,
        classId: draft.classId ?? 0,
        estimatedCost: wholeOrNull(draft.estimatedCost, 1_000_000) ?? null,
        lifetimeYears: wholeOrNull(draft.lifetimeYears, 100) ?? null,
      };
    case 'facility':
      return { kind, name, fullName: blankToNull(draft.fullName), address: blankToNull(draft.address) };
    default:
      return { kind, name };
  }
}

/** The input of `lookups.update`: what differs from the row that was opened, or undefined when nothing does. */
export function lookupChange(row: LookupRow, version: number, draft: LookupDraft): LookupChange | undefined {
  const next: Record<string, string | number | null> = { name: draft.name.trim() };
  if (row.kind === 'subclass') {
    next.estimatedCost = wholeOrNull(draft.estimatedCost, 1_000_000) ?? null;
    next.lifetimeYears = wholeOrNull(draft.lifetimeYears, 100) ?? null;
  }
  if (row.kind === 'facility') {
    next.fullName = blankToNull(draft.fullName);
    next.address = blankToNull(draft.address);
  }
  const before: Readonly<Record<string, unknown>> = { ...row };
  const changed = Object.entries(next).filter(([field, value]) => (before[field] ?? null) !== value);
  if (changed.length === 0) return undefined;
  return { kind: row.kind, id: row.id, version, ...Object.fromEntries(changed) };
}

/** A whole number from 0 to `max`, null for an empty text, undefined for anything else. */
function wholeOrNull(text: string, max: number): number | null | undefined {
  const digits = text.replace(/[\s,\u00a0\u202f]/g, '');
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) && Number(digits) <= max ? Number(digits) : undefined;
}
