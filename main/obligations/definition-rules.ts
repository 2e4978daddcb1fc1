import type { RuleDefinition } from '../../shared/obligation-rules.ts';

const mostKept = 500;

/**
 * Reads stored definitions, each text once. The text is the key, not the rule's id: another connection may change a rule, and a
 * transaction that changed one may be taken back.
 */
export function createDefinitionReader(): (stored: string) => RuleDefinition {
  const read = new Map<string, RuleDefinition>();
  return (stored) => {
    let definition = read.get(stored);
    if (!definition) {
      if (read.size >= mostKept) read.clear();
      definition = JSON.parse(stored) as RuleDefinition; // written only through the contract's schema, or by a migration
      read.set(stored, definition);
    }
    return definition;
  };
}
