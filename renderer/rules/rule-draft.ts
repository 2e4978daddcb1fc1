import {
  definitionProblems,
  type ObligationRule,
  type RuleDefinition,
  type UnitEventKind,
} from '../../shared/obligation-rules.ts';
import type { TestType } from '../../shared/test-types.ts';

/** A rule as its form holds it: numbers as typed, parts that a switch turns off keep what was typed. */
export interface RuleDraft {
  readonly label: string;
  readonly cycle: RuleDefinition['cycle']['kind'];
  readonly months: string;
  readonly hasWindow: boolean;
  readonly daysBefore: string;
  readonly daysAfter: string;
  readonly limit: RuleDefinition['limit']['kind'];
  readonly limitMonths: string;
  readonly limitDays: string;
  readonly hasFirst: boolean;
  readonly firstDays: string;
  readonly hasEvents: boolean;
  readonly eventKinds: readonly UnitEventKind[];
  readonly eventDays: string;
  readonly satisfiedBy: readonly TestType[];
  readonly classIds: readonly number[];
  readonly citation: string;
  readonly active: boolean;
}

/** The form of a definition. */
export function definitionDraft(definition: RuleDefinition): Omit<RuleDraft, 'label' | 'active'> {
  const { cycle, window, limit, firstDueDays, events } = definition;
  return {
    cycle: cycle.kind,
    months: String(cycle.kind === 'months' ? cycle.months : 12),
    hasWindow: window !== null,
    daysBefore: String(window?.daysBefore ?? 30),
    daysAfter: String(window?.daysAfter ?? 30),
    limit: limit.kind,
    limitMonths: String(limit.kind === 'months' ? limit.months : 14),
    limitDays: String(limit.kind === 'days-after-target' ? limit.days : 30),
    hasFirst: firstDueDays !== null,
    firstDays: String(firstDueDays ?? 30),
    hasEvents: events !== null,
    eventKinds: events?.kinds ?? [],
    eventDays: String(events?.days ?? 0),
    satisfiedBy: definition.satisfiedBy,
    classIds: definition.classIds,
    citation: definition.citation,
  };
}

/** The form of a rule; without one, of a yearly rule. */
export function ruleDraft(rule: ObligationRule | undefined): RuleDraft {
  return {
    label: rule?.label ?? '',
    active: rule?.active ?? true,
    ...definitionDraft(
      rule?.definition ?? {
        cycle: { kind: 'months', months: 12 },
        window: null,
        limit: { kind: 'target' },
        firstDueDays: null,
        events: null,
        satisfiedBy: ['Acceptance', 'Annual'],
        classIds: [],
        citation: '',
      },
    ),
  };
}

/** A field of the form whose content cannot be used, and why. */
export type DraftProblem =
  | { readonly field: 'label'; readonly why: 'labelMissing' }
  | { readonly field: 'satisfiedBy'; readonly why: 'satisfiedMissing' }
  | { readonly field: 'eventKinds'; readonly why: 'eventsMissing' }
  | { readonly field: NumberField; readonly why: 'whole' | 'atLeastOne' }
  /** The parts contradict each other; the sentence is the contract's. */
  | { readonly field: 'limit' | 'hasWindow'; readonly why: 'sentence'; readonly sentence: string };

type NumberField = 'months' | 'daysBefore' | 'daysAfter' | 'limitMonths' | 'limitDays' | 'firstDays' | 'eventDays';

/** What the form says, or what is wrong with it. */
export function readDraft(draft: RuleDraft): {
  readonly definition?: RuleDefinition;
  readonly problems: DraftProblem[];
} {
  const problems: DraftProblem[] = [];
  const number = (field: NumberField, least: 0 | 1): number => {
    const typed = draft[field].trim();
    const value = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
    const most = least === 1 ? 240 : 366;
    if (!(value <= most)) problems.push({ field, why: 'whole' });
    else if (value < least) problems.push({ field, why: 'atLeastOne' });
    return value;
  };
  if (draft.label.trim() === '') problems.push({ field: 'label', why: 'labelMissing' });
  if (draft.satisfiedBy.length === 0) problems.push({ field: 'satisfiedBy', why: 'satisfiedMissing' });
  if (draft.hasEvents && draft.eventKinds.length === 0) problems.push({ field: 'eventKinds', why: 'eventsMissing' });
  const definition: RuleDefinition = {
    cycle: draft.cycle === 'months' ? { kind: 'months', months: number('months', 1) } : { kind: 'calendar-quarter' },
    window: draft.hasWindow ? { daysBefore: number('daysBefore', 0), daysAfter: number('daysAfter', 0) } : null,
    limit: limitOf(draft, number),
    firstDueDays: draft.hasFirst ? number('firstDays', 0) : null,
    events: draft.hasEvents ? { kinds: [...draft.eventKinds], days: number('eventDays', 0) } : null,
    satisfiedBy: [...draft.satisfiedBy],
    classIds: [...draft.classIds],
    citation: draft.citation.trim(),
  };
  if (problems.length === 0) {
    for (const [part, sentence] of Object.entries(definitionProblems(definition))) {
      problems.push({ field: part === 'window' ? 'hasWindow' : 'limit', why: 'sentence', sentence });
    }
  }
  return problems.length === 0 ? { definition, problems } : { problems };
}

function limitOf(
  { limit }: RuleDraft,
  number: (field: 'limitMonths' | 'limitDays', least: 0 | 1) => number,
): RuleDefinition['limit'] {
  switch (limit) {
    case 'months':
      return { kind: limit, months: number('limitMonths', 1) };
    case 'days-after-target':
      return { kind: limit, days: number('limitDays', 0) };
    default:
      return { kind: limit };
  }
}
