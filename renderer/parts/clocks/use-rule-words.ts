import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleDefinition } from '#shared/obligation-rules.ts';

/** What a rule says, in sentences of the reader's language. */
export interface RuleWords {
  /** When a test is due and which day is the last, without what the rule is offered for and where it stands. */
  timing(definition: RuleDefinition): string[];
  /** What counts, what the rule is offered for and where it stands; the names of classes are looked up by id. */
  rest(definition: RuleDefinition, classNames: ReadonlyMap<number, string>): string[];
}

/** Rules in words. */
export function useRuleWords(): RuleWords {
  const { t } = useTranslation('obligations');
  return useMemo(() => {
    const limit = (definition: RuleDefinition): string => {
      const { limit: last } = definition;
      switch (last.kind) {
        case 'months':
          return t('rule.limit.months', { count: last.months });
        case 'days-after-target':
          return t('rule.limit.days-after-target', { count: last.days });
        default:
          return t(`rule.limit.${last.kind}`);
      }
    };
    const timing = (definition: RuleDefinition): string[] => {
      const { cycle, window, firstDueDays, events } = definition;
      return [
        cycle.kind === 'months' ? t('rule.months', { count: cycle.months }) : t('rule.quarter'),
        ...(window ? [t('rule.window', { before: window.daysBefore, after: window.daysAfter })] : []),
        limit(definition),
        ...(firstDueDays === null ? [] : [t('rule.first', { count: firstDueDays })]),
        ...(events
          ? [
              t('rule.event', {
                count: events.days,
                events: events.kinds.map((kind) => t(`events.${kind}`)).join(', '),
              }),
            ]
          : []),
      ];
    };
    return {
      timing,
      rest(definition, classNames) {
        const { satisfiedBy, classIds, citation } = definition;
        const classes = classIds.map((id) => classNames.get(id) ?? String(id)).join(', ');
        return [
          t('rule.counts', { types: satisfiedBy.map((type) => t(`types.${type}`)).join(', ') }),
          classIds.length === 0 ? t('rule.everyClass') : t('rule.classes', { classes }),
          ...(citation === '' ? [] : [t('rule.citation', { citation })]),
        ];
      },
    };
  }, [t]);
}
