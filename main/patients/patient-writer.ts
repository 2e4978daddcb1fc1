import { localDate } from '../../shared/dates.ts';
import type { Identity, IdentityField, PatientField } from '../../shared/identity-fields.ts';
import { formatStudyIdentifier } from '../../shared/study-identifier.ts';
import type { Random } from '../ports.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import type { BlindIndex } from './blind-index-rules.ts';
import type { Counters, Series } from './counters.ts';
import { identityColumns, sealIdentity } from './identities.ts';
import type { IdentityCells } from './identity-cell-rules.ts';
import type { ChangeRow, PatientRow, PatientsRepository } from './repository.ts';

/** All that is entered of a patient. */
export type PatientValues = Identity & { readonly sex: string };

/** A value that is on record as changed, and never itself. */
const changed = { old: null, new: null, hidden: true } as const;

/** Writes patients inside a caller's transaction, with history, index and entry in the trail. What may be written is decided by the caller. */
export function createPatientWriter(deps: {
  readonly repository: PatientsRepository;
  readonly cells: IdentityCells;
  readonly index: BlindIndex;
  readonly counters: Counters;
  readonly random: Random;
}) {
  const { repository, cells, index, counters, random } = deps;

  /** The series in which the next patient of a study is counted. @param now local time of the workstation decides about the year */
  function seriesOf(studyId: number, now: Date): Series {
    const study = repository.study(studyId);
    if (study === undefined) throw new Error(`there is no study ${studyId}`);
    return { studyId, prefix: study.prefix, year: Number(localDate(now).slice(0, 4)) };
  }

  function reindex(id: number, identity: Identity, kid: string): void {
    repository.index(id, index.tokensOf(identity, kid));
  }

  function addChange(
    tx: Tx,
    patientId: number,
    what: Pick<ChangeRow, 'kind' | 'reason'> & { readonly byId: number },
    values: Readonly<Record<string, { readonly old: string; readonly new: string }>> = {},
  ): void {
    const uuid = random.uuid();
    const fields = Object.keys(values);
    const kid = fields.length === 0 ? null : cells.currentKid();
    const cell = { table: 'patient_changes', uuid, column: 'sealed' } as const;
    const sealed = kid === null ? null : cells.seal(cell, kid, JSON.stringify(values));
    repository.addChange({
      ...what,
      uuid,
      patientId,
      at: tx.at,
      by: tx.by,
      fields: JSON.stringify(fields),
      kid,
      sealed,
    });
  }

  return {
    /** The identifier that the next patient of a study would get. */
    nextIdentifier(studyId: number, now: Date): string {
      const series = seriesOf(studyId, now);
      return formatStudyIdentifier(series.prefix, series.year, counters.next(series));
    },

    /**
     * Creates a patient under the next identifier of the study.
     *
     * @param who in whose name (`createdById`), by whom (`byId`), and why although others look alike (`reason`)
     */
    create(
      tx: Tx,
      studyId: number,
      { sex, ...identity }: PatientValues,
      who: { readonly createdById: number; readonly byId: number; readonly reason: string | null },
    ): { readonly id: number; readonly identifier: string } {
      const series = seriesOf(studyId, new Date(tx.at));
      const identifier = formatStudyIdentifier(series.prefix, series.year, counters.take(tx, series));
      const indexKid = index.currentKid();
      const sealed = sealIdentity(cells, random.uuid(), identity);
      const { createdById, byId, reason } = who;
      const id = repository.insert({ ...sealed, studyId, identifier, sex, indexKid, at: tx.at, createdById });
      reindex(id, identity, indexKid);
      addChange(tx, id, { kind: 'created', reason, byId });
      const hidden = Object.fromEntries(Object.keys(identityColumns).map((field) => [field, changed]));
      const open = { identifier, studyId, sex, ...(createdById !== byId && { createdById }) };
      const shown = Object.fromEntries(Object.entries(open).map(([name, value]) => [name, { old: null, new: value }]));
      tx.audit({ entity: 'patient', entityId: id, changes: { ...shown, ...hidden }, reason });
      return { id, identifier };
    },

    /** Writes corrected values; `before` is null where the identity does not open, and then stays as it is. */
    correct(
      tx: Tx,
      row: PatientRow,
      before: Identity | null,
      next: Partial<PatientValues>,
      who: { readonly byId: number; readonly reason: string },
    ): void {
      const old: Partial<Record<PatientField, string>> = { ...before, sex: row.sex };
      const differing = (Object.keys(next) as PatientField[]).filter((field) => next[field] !== old[field]); // its keys are fields
      if (differing.length === 0) return;
      const sex = next.sex ?? row.sex;
      if (before !== null && differing.some((field) => field !== 'sex')) {
        const { sex: _, ...sent } = next;
        const identity = { ...before, ...sent };
        const indexKid = index.currentKid();
        repository.correct({ id: row.id, ...sealIdentity(cells, row.uuid, identity), sex, indexKid, at: tx.at });
        reindex(row.id, identity, indexKid);
      } else {
        repository.setSex(row.id, sex, tx.at);
      }
      const values = differing.map((field) => [field, { old: old[field] ?? '', new: next[field] ?? '' }] as const);
      addChange(tx, row.id, { kind: 'corrected', ...who }, Object.fromEntries(values));
      const changes: Changes = Object.fromEntries(
        values.map(([field, value]) => [field, isIdentity(field) ? changed : value]),
      );
      tx.audit({ entity: 'patient', entityId: row.id, changes, reason: who.reason });
    },

    archive(tx: Tx, row: PatientRow, who: { readonly byId: number; readonly reason: string }): void {
      repository.archive(row.id, { at: tx.at, by: tx.by, reason: who.reason });
      addChange(tx, row.id, { kind: 'archived', ...who });
      tx.audit({
        entity: 'patient',
        entityId: row.id,
        changes: { archived: { old: null, new: tx.at } },
        reason: who.reason,
      });
    },

    restore(tx: Tx, row: PatientRow, byId: number): void {
      repository.restore(row.id, tx.at);
      addChange(tx, row.id, { kind: 'restored', reason: null, byId });
      tx.audit({ entity: 'patient', entityId: row.id, changes: { archived: { old: row.archivedAt, new: null } } });
    },

    /** The values before and after a correction; null when there are none, or they do not open. */
    valuesOf(change: ChangeRow): Readonly<Record<string, { readonly old: string; readonly new: string }>> | null {
      if (change.kid === null || change.sealed === null) return null;
      const cell = { table: 'patient_changes', uuid: change.uuid, column: 'sealed' } as const;
      const text = cells.open(cell, change.kid, change.sealed);
      // as: `addChange` wrote it, and nobody without the key could.
      return text === undefined ? null : (JSON.parse(text) as Record<string, { old: string; new: string }>);
    },
  };
}

function isIdentity(field: string): field is IdentityField {
  return Object.hasOwn(identityColumns, field);
}

/** What {@link createPatientWriter} makes. */
export type PatientWriter = ReturnType<typeof createPatientWriter>;
