import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import {
  definitionProblems,
  type ObligationRule,
  type ObligationRuleVersion,
  RuleDefinition,
} from '../../shared/obligation-rules.ts';
import type { obligationsContract } from '../../shared/obligations.ts';
import { fold } from '../../shared/text.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Context } from '../rpc/context.ts';
import type { Renewal } from './renewal.ts';
import type { RuleRow, RuleStore, RuleValues } from './rule-store.ts';

type Input<P extends keyof typeof obligationsContract> = z.output<(typeof obligationsContract)[P]['input']>;

/** What rules say, and how they change. */
export interface RuleService {
  rules(input: Input<'rules'>): { items: ObligationRule[] };
  /** @throws AppError NOT_FOUND */
  ruleVersions(id: number): { items: ObligationRuleVersion[] };
  /** @throws AppError CONFLICT for a label in use, INVALID for a rule that contradicts itself */
  createRule(input: Input<'createRule'>, ctx: Context): ObligationRule;
  /** Answers when all clocks under the rule follow it. @throws AppError as createRule; NOT_FOUND; CONFLICT for a stale version */
  updateRule(input: Input<'updateRule'>, ctx: Context): Promise<ObligationRule>;
}

/** The rules on one connection. */
export function createRuleService(deps: { readonly store: RuleStore; readonly renewal: Renewal }): RuleService {
  const { store, renewal } = deps;

  function required(id: number): RuleRow {
    const row = store.one(id);
    if (!row) throw new AppError('NOT_FOUND', 'There is no such rule. Read the list of rules again.');
    return row;
  }

  function checkLabel(label: string, exceptId?: number): void {
    const holder = store.idOfLabel(label);
    if (holder === undefined || holder === exceptId) return;
    const message = 'Another rule already has this name. Type a different one.';
    throw new AppError('CONFLICT', message, { fields: { label: message } });
  }

  function checkDefinition(definition: RuleDefinition): void {
    const problems = definitionProblems(definition);
    const [part, message] = Object.entries(problems)[0] ?? [];
    if (part !== undefined && message !== undefined) {
      throw new AppError('INVALID', message, { fields: { [`definition.${part}`]: message } });
    }
    if (store.unknownClasses(definition.classIds).length > 0) {
      const text = 'One of the classes does not exist any more. Choose from the list.';
      throw new AppError('INVALID', text, { fields: { 'definition.classIds': text } });
    }
  }

  return {
    rules: ({ includeInactive }) => ({ items: store.list(includeInactive ?? false).map(toRule) }),

    ruleVersions(id) {
      required(id);
      const items = store.versions(id).map((row) => ({ ...row, definition: asDefinition(row.definition) }));
      return { items };
    },

    createRule({ label, definition }, ctx) {
      const id = ctx.transact((tx) => {
        checkLabel(label);
        checkDefinition(definition);
        const values: RuleValues = { label, definition, active: true };
        const created = store.insert(freeKey(store, label), values, { at: tx.at, by: tx.by, reason: null });
        tx.audit({
          entity: 'rule',
          entityId: created,
          changes: { label: { old: null, new: label }, definition: { old: null, new: definition } },
        });
        return created;
      });
      return toRule(required(id));
    },

    async updateRule({ id, version, reason, ...sent }, ctx) {
      const changes = ctx.transact((tx) => {
        const row = required(id);
        const stored = toRule(row);
        if (stored.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this rule. Compare both values and save again.', {
            details: { current: stored },
          });
        }
        const values: RuleValues = {
          label: sent.label ?? stored.label,
          definition: sent.definition ?? stored.definition,
          active: sent.active ?? stored.active,
        };
        checkLabel(values.label, id);
        checkDefinition(values.definition);
        const found = differences(stored, values);
        if (Object.keys(found).length === 0) return found;
        store.update(id, version + 1, values, { at: tx.at, by: tx.by, reason });
        tx.audit({ entity: 'rule', entityId: id, changes: found, reason });
        return found;
      });
      if (changes.definition) await renewal.ofRule(id);
      return toRule(required(id));
    },
  };
}

function toRule({ definition, active, ...row }: RuleRow): ObligationRule {
  return { ...row, active: active === 1, definition: asDefinition(definition) };
}

/** Parsed, so that a definition that this version does not understand is noticed and its parts are in one order. */
function asDefinition(stored: string): RuleDefinition {
  return RuleDefinition.parse(JSON.parse(stored));
}

function differences(stored: ObligationRule, values: RuleValues): Changes {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const field of ['label', 'definition', 'active'] as const) {
    if (JSON.stringify(stored[field]) !== JSON.stringify(values[field])) {
      changes[field] = { old: stored[field], new: values[field] };
    }
  }
  return changes;
}

/** A stable name made of the label: lower-case words joined by hyphens, with a number where another rule has it. */
function freeKey(store: RuleStore, label: string): string {
  const base =
    fold(label)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'rule';
  let key = base;
  for (let next = 2; store.keyTaken(key); next += 1) key = `${base}-${next}`;
  return key;
}
