import { type ReminderDefinition, type ReminderRule, unitRecipients } from '../../shared/reminders.ts';

/** What stands in the dialog while it is typed: numbers as text. */
export interface ReminderDraft {
  readonly name: string;
  readonly roles: readonly string[];
  readonly recipients: readonly string[];
  readonly ruleIds: readonly string[];
  readonly findings: boolean;
  readonly daysBefore: string;
  readonly onLimit: boolean;
  readonly overdue: string;
  readonly channels: readonly string[];
}

/** Ways in which somebody is told. */
export const channels = ['notice', 'mail'] as const;

/** A rule as the dialog shows it; a new one begins with what most clinics want. */
export function reminderDraft(rule: ReminderRule | undefined): ReminderDraft {
  const definition: ReminderDefinition = rule?.definition ?? {
    ruleIds: [],
    roles: [],
    recipients: [],
    daysBefore: [90, 30, 7],
    onLimit: true,
    overdueEveryDays: 7,
    channels: ['notice'],
    findings: true,
  };
  return {
    name: rule?.name ?? '',
    roles: definition.roles,
    recipients: definition.recipients,
    ruleIds: definition.ruleIds.map(String),
    findings: definition.findings,
    daysBefore: definition.daysBefore.join(', '),
    onLimit: definition.onLimit,
    overdue: definition.overdueEveryDays === null ? '' : String(definition.overdueEveryDays),
    channels: definition.channels,
  };
}

/** The days of a text such as `90, 30, 7`; undefined when it is none. */
function readDays(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const days = parts.map(Number);
  const readable = parts.every((part) => /^\d{1,3}$/.test(part)) && days.every((count) => count >= 1 && count <= 366);
  return readable && days.length <= 10 ? days : undefined;
}

/** Fields that cannot be read. */
export function reminderProblems(draft: ReminderDraft): readonly ('name' | 'daysBefore' | 'overdue' | 'channels')[] {
  const overdue = draft.overdue.trim();
  const overdueReads = overdue === '' || (/^\d{1,2}$/.test(overdue) && Number(overdue) >= 1 && Number(overdue) <= 90);
  return [
    ...(draft.name.trim() === '' ? (['name'] as const) : []),
    ...(readDays(draft.daysBefore) === undefined ? (['daysBefore'] as const) : []),
    ...(overdueReads ? [] : (['overdue'] as const)),
    ...(draft.channels.length === 0 ? (['channels'] as const) : []),
  ];
}

/** The draft as a definition; it has no problems. */
export function reminderDefinition(draft: ReminderDraft): ReminderDefinition {
  return {
    ruleIds: draft.ruleIds.map(Number),
    roles: [...draft.roles],
    recipients: unitRecipients.filter((who) => draft.recipients.includes(who)),
    daysBefore: readDays(draft.daysBefore) ?? [],
    onLimit: draft.onLimit,
    overdueEveryDays: draft.overdue.trim() === '' ? null : Number(draft.overdue),
    channels: channels.filter((channel) => draft.channels.includes(channel)),
    findings: draft.findings,
  };
}
