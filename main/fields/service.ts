import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { type CustomField, type customFieldsContract, mostCustomFields } from '../../shared/custom-fields.ts';
import { blankToNull, fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createUnitSearch } from '../equipment/service.ts';
import type { Context } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import type { FieldsRepository, FieldValues, OptionValues } from './repository.ts';
import { slugOf } from './slug.ts';

type Input<P extends keyof typeof customFieldsContract> = z.output<(typeof customFieldsContract)[P]['input']>;

/** The fields that the clinic defines for its units. */
export interface FieldsService {
  list(): { items: CustomField[] };
  usage(): { items: { fieldId: number; units: number }[] };
  /** @throws AppError CONFLICT for a name that is taken, INVALID with the field that does not fit */
  create(input: Input<'create'>, ctx: Context): CustomField;
  /** @throws AppError NOT_FOUND, INVALID, CONFLICT with the stored field in `details.current` */
  update(input: Input<'update'>, ctx: Context): CustomField;
  /** @throws AppError CONFLICT when the ids are not all there are */
  reorder(ids: readonly number[], ctx: Context): { items: CustomField[] };
}

/** The definitions on one connection. */
export function createFieldsService(deps: { readonly repository: FieldsRepository; readonly db: Db }): FieldsService {
  const { repository } = deps;
  const unitSearch = createUnitSearch(deps.db);

  function required(id: number): CustomField {
    const field = repository.one(id);
    if (!field) throw new AppError('NOT_FOUND', 'This field does not exist any more. Read the list again.');
    return field;
  }

  function checkName(label: string, ownId: number | undefined): void {
    const holder = repository.named(label);
    if (holder !== undefined && holder !== ownId)
      refuse('CONFLICT', 'label', 'Another field has this name, perhaps one that is not in use. Type a different one.');
  }

  function checkClasses(classIds: readonly number[] | null): void {
    if (classIds?.some((id) => !repository.classExists(id)))
      refuse('INVALID', 'classIds', 'This class does not exist. Choose one from the list.');
  }

  /** An option that units hold may not go. */
  function checkGone(field: CustomField, options: readonly OptionValues[]): void {
    const kept = new Set(options.map(({ id }) => id));
    const gone = field.options.filter(({ id }) => !kept.has(id));
    const used = gone.find(({ id }) => repository.usesOfOption(field.id, id) > 0);
    if (used)
      refuse('INVALID', 'options', `Units hold the option "${used.label}". Keep it, and mark it as no longer offered.`);
    const strange = options.find(({ id }) => id !== undefined && !field.options.some((option) => option.id === id));
    if (strange) refuse('INVALID', 'options', 'One of the options does not exist any more. Read the list again.');
  }

  /** What units are found by holds the names of options. */
  function renewSearch(tx: Tx, field: CustomField): void {
    if (field.kind === 'choice') for (const unitId of repository.holders(field.id)) unitSearch.renew(tx, unitId);
  }

  return {
    list: () => ({ items: repository.all() }),
    usage: () => ({ items: repository.usage() }),

    create({ kind, options = [], ...sent }, ctx) {
      const values: FieldValues = { ...fresh, ...present(sent) };
      const id = ctx.transact((tx) => {
        const all = repository.all();
        if (all.length >= mostCustomFields)
          throw new AppError(
            'CONFLICT',
            `There are ${mostCustomFields} fields, which are the most. Change one of them.`,
          );
        checkName(values.label, undefined);
        checkClasses(values.classIds);
        checkValues(kind, values, options);
        const slug = slugOf(values.label, new Set(all.map((field) => field.slug)));
        const fieldId = repository.insert({ kind, slug, ...trimmed(values) }, tx.at);
        repository.writeOptions(fieldId, options.map(asOption));
        tx.audit({
          entity: 'field',
          entityId: fieldId,
          changes: created({ kind, slug, ...recordOf({ ...values, options: options.map(asOption) }) }),
        });
        return fieldId;
      });
      return required(id);
    },

    update({ id, version, options, ...sent }, ctx) {
      ctx.transact((tx) => {
        const field = required(id);
        if (field.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this field. Compare both values and save again.', {
            details: { current: field },
          });
        }
        const values: FieldValues = { ...valuesOf(field), ...present(sent) };
        const wanted = options === undefined ? field.options : options.map(asOption);
        checkName(values.label, id);
        checkClasses(values.classIds);
        checkValues(field.kind, values, wanted);
        checkGone(field, wanted);
        const changes = differing(recordOf(field), recordOf({ ...trimmed(values), options: wanted }));
        if (Object.keys(changes).length === 0) return;
        repository.update(id, trimmed(values), tx.at);
        if (changes.options) {
          repository.writeOptions(id, wanted);
          renewSearch(tx, field);
        }
        tx.audit({ entity: 'field', entityId: id, changes });
      });
      return required(id);
    },

    reorder(ids, ctx) {
      ctx.transact((tx) => {
        const before = repository.all().map(({ id }) => id);
        if (
          new Set(ids).size !== before.length ||
          before.some((id) => !ids.includes(id)) ||
          ids.length !== before.length
        )
          throw new AppError('CONFLICT', 'Somebody added or removed a field meanwhile. Read the list again.');
        if (before.every((id, index) => ids[index] === id)) return;
        repository.writeOrder(ids);
        tx.audit({ entity: 'field', entityId: null, changes: { order: { old: before, new: [...ids] } } });
      });
      return { items: repository.all() };
    },
  };
}

const fresh: Omit<FieldValues, 'label'> = {
  labelFr: null,
  unitLabel: null,
  minimum: null,
  maximum: null,
  decimals: 0,
  classIds: null,
  active: true,
};

function valuesOf({
  label,
  labelFr,
  unitLabel,
  minimum,
  maximum,
  decimals,
  classIds,
  active,
}: CustomField): FieldValues {
  return { label, labelFr, unitLabel, minimum, maximum, decimals, classIds, active };
}

function trimmed(values: FieldValues): FieldValues {
  return { ...values, labelFr: blankToNull(values.labelFr), unitLabel: blankToNull(values.unitLabel) };
}

function asOption({
  id,
  label,
  labelFr,
  active = true,
}: {
  readonly id?: number | undefined;
  readonly label: string;
  readonly labelFr?: string | null | undefined;
  readonly active?: boolean | undefined;
}): OptionValues {
  return { id, label, labelFr: blankToNull(labelFr), active };
}

function checkValues(kind: CustomField['kind'], values: FieldValues, options: readonly { readonly label: string }[]) {
  const { minimum, maximum } = values;
  if (minimum !== null && maximum !== null && minimum > maximum)
    refuse('INVALID', 'maximum', 'The largest number is not smaller than the smallest.');
  if (kind === 'choice' && options.length === 0)
    refuse('INVALID', 'options', 'Give at least one option to choose from.');
  if (kind !== 'choice' && options.length > 0)
    refuse('INVALID', 'options', 'Only a field to choose from has options. Leave them out.');
  const names = options.map(({ label }) => fold(label));
  if (new Set(names).size !== names.length) refuse('INVALID', 'options', 'Two options have the same name. Change one.');
}

/** A field as the audit trail tells of it: its classes, and its options by name. */
function recordOf(field: FieldValues & { readonly options: readonly OptionValues[] }) {
  const { options, ...values } = field;
  const names = options.map(({ label, labelFr, active }) => {
    const both = labelFr === null ? label : `${label} / ${labelFr}`;
    return active ? both : `(${both})`;
  });
  return {
    label: values.label,
    labelFr: values.labelFr,
    unitLabel: values.unitLabel,
    minimum: values.minimum,
    maximum: values.maximum,
    decimals: values.decimals,
    classIds: values.classIds,
    active: values.active,
    options: names,
  };
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Changes {
  return Object.fromEntries(
    Object.keys(after)
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, { old: before[name] ?? null, new: after[name] }]),
  );
}

function created(values: Readonly<Record<string, unknown>>): Changes {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => [name, { old: null, new: value }]),
  );
}

/** The fields that were sent; an absent one is not a null. */
function present<T extends object>(sent: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // as: what is left has no undefined values, which the entries of an object do not tell.
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function refuse(code: 'CONFLICT' | 'INVALID', field: string, message: string): never {
  throw new AppError(code, message, { fields: { [field]: message } });
}
