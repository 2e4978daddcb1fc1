import { Text } from '@mantine/core';
import type { RuleDefinition } from '../../shared/obligation-rules.ts';
import { useRuleWords } from '../parts/clocks/use-rule-words.ts';

interface Props {
  readonly definition: RuleDefinition;
  readonly classNames: ReadonlyMap<number, string>;
}

/** A rule in readable sentences: when, and below it what counts, for what it is offered and where it stands. */
export function RuleText({ definition, classNames }: Props) {
  const words = useRuleWords();
  return (
    <>
      <Text size="sm">{words.timing(definition).join(' ')}</Text>
      <Text size="xs" c="dimmed">
        {words.rest(definition, classNames).join(' ')}
      </Text>
    </>
  );
}
