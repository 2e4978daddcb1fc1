import { RuleDefinition } from '../../shared/obligation-rules.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createRuleStore } from './rule-store.ts';

/** The classes that a rule is offered for, before and after a change. */
export interface RuleClasses {
  readonly ruleId: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Changes for which classes rules are offered, where classes are merged. No clock depends on it. */
export interface RuleClassWriter {
  /** What the rules that name `fromId` would say with `intoId` in its place. */
  replaced(fromId: number, intoId: number): RuleClasses[];
  /** Writes `classIds` as the next version of the rule, with an audit entry; answers false where the rule does not say `expected` any more. */
  write(tx: Tx, ruleId: number, expected: readonly number[], classIds: readonly number[], reason: string): boolean;
}

/** A writer on one connection. */
export function createRuleClassWriter(db: Db): RuleClassWriter {
  const store = createRuleStore(db);
  return {
    replaced(fromId, intoId) {
      return store
        .list(true)
        .map(({ id, definition }) => ({ ruleId: id, before: definitionOf(definition).classIds }))
        .filter(({ before }) => before.includes(fromId))
        .map(({ ruleId, before }) => ({
          ruleId,
          before,
          after: [...new Set(before.map((id) => (id === fromId ? intoId : id)))],
        }));
    },
    write(tx, ruleId, expected, classIds, reason) {
      const row = store.one(ruleId);
      if (!row) return false;
      const old = definitionOf(row.definition);
      if (old.classIds.join() !== expected.join()) return false;
      const definition = { ...old, classIds: [...classIds] };
      const values = { label: row.label, definition, active: row.active === 1 };
      store.update(ruleId, row.version + 1, values, { at: tx.at, by: tx.by, reason });
      tx.audit({
        entity: 'rule',
        entityId: ruleId,
        action: 'obligations.updateRule',
        changes: { definition: { old, new: definition } },
        reason,
      });
      return true;
    },
  };
}

function definitionOf(text: string): RuleDefinition {
  return RuleDefinition.parse(JSON.parse(text));
}
