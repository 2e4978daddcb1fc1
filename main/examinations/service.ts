import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import type { Examination, ExaminedUnit, examinationsContract } from '../../shared/examinations.ts';
import { blankToNull, searchWords } from '../../shared/text.ts';
import { totalOf } from '../database/query-builder.ts';
import type { IdentityCells } from '../patients/identity-cell-rules.ts';
import type { PatientsService } from '../patients/service.ts';
import type { Clock, Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transaction.ts';
import { type createStanding, sees, sightOf } from '../studies/standing-rules.ts';
import { BeforeBirth, changesOf, type ExaminationValues, merged, requirePast } from './examination-rules.ts';
import { doseOf, toExamination, toExaminedUnit } from './examination-view.ts';
import type { ExaminationRow, ExaminationsRepository, StoredValues } from './repository.ts';

type Input<P extends keyof typeof examinationsContract> = z.output<(typeof examinationsContract)[P]['input']>;
type PatientRow = ReturnType<PatientsService['inSight']>;

/** In place of a note that is not told. */
const unsaid = { text: null, readable: true } as const;

/** Which machine examined whom. What belongs to a patient out of sight is not there: NOT_FOUND. */
export function createExaminationsService(deps: {
  readonly repository: ExaminationsRepository;
  readonly patients: Pick<PatientsService, 'inSight'>;
  readonly standing: ReturnType<typeof createStanding>;
  readonly cells: IdentityCells;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { repository, patients, standing, cells, clock, random } = deps;
  const today = (): PlainDate => localDate(clock.now());
  const patientInSight = (id: number, ctx: Context) => patients.inSight(id, standing.of(principalOf(ctx)));

  function noteOf({ uuid, kid, note }: ExaminationRow) {
    if (kid === null || note === null) return { text: null, readable: true };
    const text = cells.open({ table: 'examinations', uuid, column: 'note' }, kid, note);
    return { text: text ?? null, readable: text !== undefined };
  }

  /** A script is told no notes: people write names there, and no token reads an identity. */
  function shown(row: ExaminationRow, ctx: Context): Examination {
    return toExamination(row, principalOf(ctx).token ? unsaid : noteOf(row));
  }

  /** @throws AppError NOT_FOUND when it is not there, or its patient is out of sight */
  function required(id: number, ctx: Context): { row: ExaminationRow; patient: PatientRow } {
    const row = repository.get(id, today());
    if (!row || !sees(standing.of(principalOf(ctx)), row)) throw notFound();
    return { row, patient: patientInSight(row.patientId, ctx) };
  }

  /** The stored row, when it is the one that the caller saw. */
  function seen({ id, version }: { readonly id: number; readonly version: number }, ctx: Context) {
    const found = required(id, ctx);
    if (found.row.version === version) return found;
    throw new AppError(
      'CONFLICT',
      'Somebody else changed this examination. Look at what is there now and save again.',
      {
        details: { current: shown(found.row, ctx) },
      },
    );
  }

  /** Of an archived patient nothing is entered or changed; of an archived study it is. @throws AppError FORBIDDEN, CONFLICT */
  function requireChangeable(patient: PatientRow, ctx: Context): void {
    if (standing.of(principalOf(ctx)).studies.get(patient.studyId)?.mayChange !== true)
      throw new AppError('FORBIDDEN', 'Your roles do not let you enter examinations.');
    if (patient.archivedAt !== null)
      throw new AppError('CONFLICT', 'This patient is archived. Bring the patient back first.');
  }

  /** @throws AppError INVALID with the field that does not fit */
  function check(
    values: ExaminationValues,
    { before, patient }: { readonly before: ExaminationValues | null; readonly patient: PatientRow },
    ctx: Context,
  ): void {
    if (values.unitId !== before?.unitId && !repository.unitExists(values.unitId)) {
      const message = 'This unit does not exist. Choose one from the list.';
      throw new AppError('INVALID', message, { fields: { unitId: message } });
    }
    if (values.on === before?.on) return;
    requirePast(values.on, today());
    // A script reads no identity, so that its days are not held against one either.
    if (principalOf(ctx).token) return;
    const cell = { table: 'patients', uuid: patient.uuid, column: 'birth_date' } as const;
    const birthDate = cells.open(cell, patient.kid, patient.birthDate);
    if (birthDate !== undefined && values.on < birthDate) throw new BeforeBirth(patient.id);
  }

  /** One day after the other would tell the birth date: each refusal is on record as a look before it is told. */
  function looking<T>(ctx: Context, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof BeforeBirth) {
        const look = { entity: 'patient', entityId: cause.patientId, action: 'examinations.beforeBirth' } as const;
        ctx.transact((tx) => tx.audit(look));
      }
      throw cause;
    }
  }

  function stored({ dose, note, ...values }: ExaminationValues, uuid: string): StoredValues {
    const kid = note === null ? null : cells.currentKid();
    const sealed =
      note === null || kid === null ? null : cells.seal({ table: 'examinations', uuid, column: 'note' }, kid, note);
    return {
      unitId: values.unitId,
      on: values.on,
      procedure: values.procedure,
      doseQuantity: dose?.quantity ?? null,
      doseValue: dose?.value ?? null,
      doseUnit: dose?.unit ?? null,
      kid,
      note: sealed,
    };
  }

  function write(
    tx: Tx,
    row: ExaminationRow,
    patient: PatientRow,
    sent: Omit<Input<'update'>, 'id' | 'version'>,
    ctx: Context,
  ): void {
    const note = noteOf(row);
    const before = { unitId: row.unitId, on: row.on, procedure: row.procedure, dose: doseOf(row), note: note.text };
    const next = merged(before, sent);
    const changes = changesOf(before, next);
    if (Object.keys(changes).length === 0) return;
    check(next, { before, patient }, ctx);
    const values = stored(next, row.uuid);
    // A note that does not open stays as it is until somebody writes another one: its key may be found again.
    const kept = !note.readable && next.note === null ? { kid: row.kid, note: row.note } : {};
    repository.update(row.id, { ...values, ...kept }, tx.at);
    tx.audit({ entity: 'examination', entityId: row.id, changes });
  }

  return {
    ofPatient({ patientId, includeVoided = false, page, pageSize }: Input<'ofPatient'>, ctx: Context) {
      patientInSight(patientId, ctx);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.ofPatient(patientId, includeVoided, slice, today());
      const total = totalOf(rows.length, slice, () => repository.countOfPatient(patientId, includeVoided));
      return { items: rows.map((row) => shown(row, ctx)), total };
    },

    ofUnit({ unitId, from, to, page, pageSize }: Input<'ofUnit'>, ctx: Context) {
      if (!repository.unitExists(unitId))
        throw new AppError('NOT_FOUND', `There is no unit ${unitId}. Read the list again.`);
      const sight = sightOf(standing.of(principalOf(ctx)));
      const which = { unitId, from: from ?? null, to: to ?? null };
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.ofUnit(which, sight, slice, today());
      const total = totalOf(rows.length, slice, () => repository.countOfUnit(which, sight));
      return { items: rows.map((row) => toExamination(row, unsaid)), total };
    },

    units({ search, page, pageSize }: Input<'units'>, ctx: Context): { items: ExaminedUnit[]; total: number } {
      // Whoever belongs to no study has no examination to enter; a command has none either.
      standing.of(principalOf(ctx));
      const words = searchWords(search);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.units(words, slice, today());
      return {
        items: rows.map(toExaminedUnit),
        total: totalOf(rows.length, slice, () => repository.countUnits(words)),
      };
    },

    create({ patientId, ...sent }: Input<'create'>, ctx: Context): Examination {
      const id = looking(ctx, () =>
        ctx.transact((tx) => {
          const patient = patientInSight(patientId, ctx);
          requireChangeable(patient, ctx);
          const values = { ...sent, note: blankToNull(sent.note) };
          check(values, { before: null, patient }, ctx);
          const uuid = random.uuid();
          const { accountId } = standing.of(principalOf(ctx));
          const fresh = repository.insert({
            ...stored(values, uuid),
            uuid,
            patientId,
            createdById: accountId,
            at: tx.at,
          });
          const changes = { patientId: { old: null, new: patientId }, ...changesOf(null, values) };
          tx.audit({ entity: 'examination', entityId: fresh, changes });
          return fresh;
        }),
      );
      return shown(required(id, ctx).row, ctx);
    },

    update({ id, version, ...sent }: Input<'update'>, ctx: Context): Examination {
      looking(ctx, () =>
        ctx.transact((tx) => {
          const { row, patient } = seen({ id, version }, ctx);
          requireChangeable(patient, ctx);
          if (row.voidedAt !== null)
            throw new AppError('CONFLICT', 'This examination was taken back. Bring it back before you change it.');
          write(tx, row, patient, sent, ctx);
        }),
      );
      return shown(required(id, ctx).row, ctx);
    },

    void({ id, version, reason }: Input<'void'>, ctx: Context): Examination {
      ctx.transact((tx) => {
        const { row, patient } = seen({ id, version }, ctx);
        requireChangeable(patient, ctx);
        if (row.voidedAt !== null)
          throw new AppError('CONFLICT', 'This examination was taken back already. Read the patient again.');
        repository.void(id, { at: tx.at, by: tx.by, reason });
        tx.audit({ entity: 'examination', entityId: id, changes: { voided: { old: null, new: tx.at } }, reason });
      });
      return shown(required(id, ctx).row, ctx);
    },

    unvoid({ id, version }: Input<'unvoid'>, ctx: Context): Examination {
      ctx.transact((tx) => {
        const { row, patient } = seen({ id, version }, ctx);
        requireChangeable(patient, ctx);
        if (row.voidedAt === null) return;
        repository.unvoid(id, tx.at);
        tx.audit({ entity: 'examination', entityId: id, changes: { voided: { old: row.voidedAt, new: null } } });
      });
      return shown(required(id, ctx).row, ctx);
    },
  };
}

function notFound(): AppError {
  return new AppError(
    'NOT_FOUND',
    'This examination does not exist, or its patient is not one of yours. Read the list again.',
  );
}

/** The service of {@link createExaminationsService}. */
export type ExaminationsService = ReturnType<typeof createExaminationsService>;
