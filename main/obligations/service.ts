import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import { clockOf } from '../../shared/obligation-clock.ts';
import type { obligationsContract, UnitEvent, UnitObligation } from '../../shared/obligations.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createDocumentRules } from '../documents/document-rules.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Transactor, Tx } from '../rpc/transact.ts';
import { createFactsReader } from './clock-facts.ts';
import { createClockWriter } from './clock-writer.ts';
import { createDefinitionReader } from './definition-rules.ts';
import { createEventWriter } from './event-writer.ts';
import { createObligationStore, type ObligationRow, type ObligationValues } from './obligation-store.ts';
import { createObligationWriter } from './obligation-writer.ts';
import { createRenewal, type Renewed } from './renewal.ts';
import { createRuleService, type RuleService } from './rule-service.ts';
import { createRuleStore } from './rule-store.ts';
import { createUnitObligations } from './unit-obligations.ts';

type Input<P extends keyof typeof obligationsContract> = z.output<(typeof obligationsContract)[P]['input']>;

/** Rules, and which unit owes what. */
export interface ObligationsService extends RuleService {
  /** @throws AppError NOT_FOUND */
  ofUnit(unitId: number): { items: UnitObligation[]; ended: UnitObligation[]; events: UnitEvent[] };
  /** @throws AppError NOT_FOUND for a unit that is not there; INVALID for a rule that is not or no longer offered */
  add(input: Input<'add'>, ctx: Context): { added: number; unchanged: number };
  /** @throws AppError NOT_FOUND; INVALID for an end before the start; CONFLICT for a stale version or a second obligation under the rule */
  update(input: Input<'update'>, ctx: Context): UnitObligation;
  /** @throws AppError NOT_FOUND; CONFLICT for a stale version; INVALID for a day that is not later, or a document that is not stored with it */
  extend(input: Input<'extend'>, ctx: Context): UnitObligation;
  /** @throws AppError NOT_FOUND; CONFLICT when it was withdrawn already */
  withdrawExtension(input: Input<'withdrawExtension'>, ctx: Context): UnitObligation;
  /** @throws AppError NOT_FOUND; INVALID for a day that lies ahead */
  recordEvent(input: Input<'recordEvent'>, ctx: Context): UnitEvent;
  /** @throws AppError NOT_FOUND */
  removeEvent(input: Input<'removeEvent'>, ctx: Context): Record<string, never>;
  /** All clocks as of a day, in the background; run every night and at the first start of a day. */
  renewAll(today: PlainDate, signal?: AbortSignal): Promise<Renewed>;
}

/** The obligations on one connection. */
export function createObligationsService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly transactor: Transactor;
  readonly events: EventBus;
}): ObligationsService {
  const { db, clock } = deps;
  const renewal = createRenewal(deps);
  const rules = createRuleStore(db);
  const store = createObligationStore(db);
  const read = createUnitObligations(store);
  const writer = createObligationWriter(db);
  const clocks = createClockWriter(db);
  const units = createUnitWriter(db);
  const eventWriter = createEventWriter(db);
  const documents = createDocumentRules(db);
  const factsOf = createFactsReader(db);
  const definitionOf = createDefinitionReader();
  const today = () => localDate(clock.now());

  /** The stored obligation, when it is the one that the caller saw. */
  function expected(id: number, version: number): ObligationRow {
    const row = read.row(id);
    if (row.version !== version) {
      throw new AppError('CONFLICT', 'Somebody else changed this obligation. Compare both values and save again.', {
        details: { current: read.one(id, today()) },
      });
    }
    return row;
  }

  /** The unit's field for files follows, and so do its clocks. */
  function settle(tx: Tx, unitId: number, inFiles: boolean): void {
    if (inFiles) units.update(tx, unitId, { auditFrequencies: writer.labelsOf(unitId) });
    clocks.renew(tx, unitId, today());
  }

  /** The limit of the present cycle as it would be without extensions, and the test from which it follows where no event has a say. */
  function plainLimit(row: ObligationRow): { forLimit: PlainDate | null; forTested: PlainDate | null } {
    const definition = definitionOf(row.definition);
    const unit = { id: row.obligationUnitId, installedOn: read.unit(row.obligationUnitId).installedOn };
    const facts = factsOf(unit, today()).of(row.obligationId, definition, { exclusions: true, extensions: false });
    const { limit, lastTested } = clockOf(definition, row, facts, today());
    const cycle = clockOf(definition, row, { ...facts, events: [] }, today());
    return { forLimit: limit, forTested: cycle.limit === limit ? lastTested : null };
  }

  return {
    ...createRuleService({ store: rules, renewal }),
    ofUnit: (unitId) => read.ofUnit(unitId, today()),
    renewAll: (day, signal) => renewal.all(day, signal),

    add({ unitIds, ruleId, ...sent }, ctx) {
      let added = 0;
      const wanted = [...new Set(unitIds)];
      ctx.transact((tx) => {
        const rule = rules.one(ruleId);
        if (!rule || rule.active === 0) {
          refuse('ruleId', 'This rule is not offered any more. Choose another one.');
        }
        for (const unitId of wanted) {
          read.unit(unitId);
          const id = writer.open(tx, unitId, ruleId);
          if (id === undefined) continue;
          const row = read.row(id);
          const values: ObligationValues = { ...merged(row, sent), endsOn: null };
          if (Object.keys(differences(row, values)).length > 0) store.write(id, values, tx.at);
          tx.audit({
            entity: 'obligation',
            entityId: id,
            changes: {
              unitId: { old: null, new: unitId },
              rule: { old: null, new: rule.label },
              startsOn: { old: null, new: values.startsOn },
              note: { old: null, new: values.note },
            },
          });
          settle(tx, unitId, rule.fileLabel !== null);
          added += 1;
        }
      });
      return { added, unchanged: wanted.length - added };
    },

    update({ id, version, ...sent }, ctx) {
      ctx.transact((tx) => {
        const row = expected(id, version);
        const values = merged(row, sent);
        const changes = differences(row, values);
        if (Object.keys(changes).length === 0) return;
        // One that was taken away before it began ends before its start; its note stays editable.
        const moved = changes.startsOn !== undefined || changes.endsOn !== undefined;
        if (moved && values.startsOn !== null && values.endsOn !== null && values.endsOn < values.startsOn) {
          refuse('endsOn', 'The obligation would end before it begins. Choose a later day.');
        }
        if (changes.endsOn && (values.endsOn === null || values.endsOn >= today()) && store.hasOther(row, today())) {
          const text = 'The unit is under this rule again already. End the other obligation first.';
          throw new AppError('CONFLICT', text, { fields: { endsOn: text } });
        }
        store.write(id, values, tx.at);
        tx.audit({ entity: 'obligation', entityId: id, changes });
        settle(tx, row.obligationUnitId, row.fileLabel !== null);
      });
      return read.one(id, today());
    },

    extend({ id, version, until, reason, documentId }, ctx) {
      ctx.transact((tx) => {
        const row = expected(id, version);
        const { forLimit, forTested } = plainLimit(row);
        if (forLimit === null || row.limitDate === null) {
          refuse('until', 'Nothing is due yet, so there is nothing to extend.');
        }
        if (until <= row.limitDate || until <= forLimit) {
          refuse('until', 'This is not later than the present limit. Choose a later day.');
        }
        const document = documents.stored(documentId);
        if (document?.entity !== 'obligation' || document.entityId !== id) {
          refuse('documentId', 'An extension needs a document that is stored with the obligation. Add it first.');
        }
        store.insertExtension({
          obligationId: id,
          forLimit,
          forTested,
          until,
          reason,
          documentId,
          at: tx.at,
          by: tx.by,
        });
        store.touch(id, tx.at);
        const changes = {
          limitDate: { old: row.limitDate, new: until },
          documentId: { old: null, new: documentId },
        };
        tx.audit({ entity: 'obligation', entityId: id, changes, reason });
        clocks.renew(tx, row.obligationUnitId, today());
      });
      return read.one(id, today());
    },

    withdrawExtension({ id, extensionId, reason }, ctx) {
      ctx.transact((tx) => {
        const row = read.row(id);
        const extension = store.extensions(id).find((one) => one.id === extensionId);
        if (!extension) throw new AppError('NOT_FOUND', 'There is no such extension. Read the unit again.');
        if (extension.withdrawn) throw new AppError('CONFLICT', 'This extension was withdrawn already.');
        store.withdraw(extensionId, { at: tx.at, by: tx.by, reason });
        store.touch(id, tx.at);
        const changes = { extendedUntil: { old: extension.until, new: null } };
        tx.audit({ entity: 'obligation', entityId: id, changes, reason });
        clocks.renew(tx, row.obligationUnitId, today());
      });
      return read.one(id, today());
    },

    recordEvent({ unitId, kind, occurredOn, note }, ctx) {
      const id = ctx.transact((tx) => {
        read.unit(unitId);
        return eventWriter.record(tx, { unitId, kind, occurredOn, note });
      });
      const event = store.event(id);
      if (!event) throw new Error('an event that was just recorded is there');
      return event;
    },

    removeEvent({ id, reason }, ctx) {
      ctx.transact((tx) => {
        const event = store.event(id);
        if (!event) throw new AppError('NOT_FOUND', 'There is no such event. Read the unit again.');
        store.removeEvent(id, { at: tx.at, by: tx.by, reason });
        const changes = { kind: { old: event.kind, new: null }, occurredOn: { old: event.occurredOn, new: null } };
        tx.audit({ entity: 'unit', entityId: event.unitId, changes, reason });
        clocks.renew(tx, event.unitId, today());
      });
      return {};
    },
  };
}

function refuse(field: string, message: string): never {
  throw new AppError('INVALID', message, { fields: { [field]: message } });
}

/** The stored values with what was sent laid over them. */
function merged(row: ObligationRow, sent: { readonly [F in keyof ObligationValues]?: string | null | undefined }) {
  return {
    startsOn: sent.startsOn === undefined ? row.startsOn : sent.startsOn,
    endsOn: sent.endsOn === undefined ? row.endsOn : sent.endsOn,
    note: sent.note === undefined ? row.note : blankToNull(sent.note),
  };
}

function differences(row: ObligationRow, values: ObligationValues): Record<string, { old: unknown; new: unknown }> {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const field of ['startsOn', 'endsOn', 'note'] as const) {
    if (row[field] !== values[field]) changes[field] = { old: row[field], new: values[field] };
  }
  return changes;
}
