import { z } from 'zod';
import type { Permission } from './permissions.ts';

/** What kind of record an event speaks of; the entity names of the audit trail. */
export const topics = [
  'unit',
  'person',
  'lookup',
  'component',
  'field',
  'import',
  'test',
  'booking',
  'finding',
  'obligation',
  'rule',
  'document',
  'compliance',
  'scenario',
  'capital',
  'study',
  'patient',
  'examination',
  'review',
  'search',
  'reminder',
  'mail',
  'calendar',
  'job',
  'backup',
  'restore',
  'key',
  'damage',
  'audit',
  'refusal',
  'log',
  'health',
  'readiness',
  'maintenance',
  'network',
  'certificate',
  'token',
  'device',
  'label',
  'account',
  'session',
  'role',
  'whitelist',
  'directory',
  'access',
  'notice',
  'preferences',
  'view',
  'system',
] as const;

/**
 * Something was committed. Events carry no values, only what to read again: a topic, and the ids when they are few
 * (absent: any record of the topic). They reach the windows and browsers of those who may know, other processes' writes within a second.
 */
export const AppEvent = z.object({
  topic: z.enum(topics),
  ids: z
    .array(z.union([z.int(), z.string()]))
    .max(200)
    .optional(),
});
export type AppEvent = z.infer<typeof AppEvent>;
export type Topic = AppEvent['topic'];

/** Acts that put a look at patients on record, or a list that was taken away: nothing changed. */
const looks: ReadonlySet<string> = new Set([
  'patients.reveal',
  'patients.revealChange',
  'patients.revealReview',
  'patients.export',
  'patients.printList',
  'patients.printLabel',
  'examinations.beforeBirth',
]);

/**
 * What an entry of the audit trail is announced as; undefined for what is no kind of record. A look is told to those who read the trail,
 * as a search is: lists that were read again for it would search again, and put that on record.
 */
export function topicOf(entity: string, action: string): Topic | undefined {
  return looks.has(action) ? 'search' : topics.find((known) => known === entity);
}

/** Who is told of a topic: holders of the right (`signed-in` everybody), and the account whose own id an event carries. */
interface Audience {
  readonly right: Permission | 'signed-in' | null;
  readonly own?: 'accountId';
  /** No ids: they would tell of records that are out of the listener's sight. */
  readonly unnamed?: true;
}

const audiences: Readonly<Record<Topic, Audience>> = {
  unit: { right: 'equipment:read' },
  person: { right: 'people:read' },
  lookup: { right: 'equipment:read' },
  component: { right: 'equipment:read' },
  field: { right: 'equipment:read' },
  import: { right: 'equipment:import' },
  test: { right: 'equipment:read' },
  booking: { right: 'equipment:read' },
  // Anyone may report a fault, but only readers of equipment see the list.
  finding: { right: 'equipment:read' },
  obligation: { right: 'equipment:read' },
  rule: { right: 'equipment:read' },
  document: { right: 'equipment:read' },
  compliance: { right: 'signed-in' },
  scenario: { right: 'equipment:read' },
  // The weights of the replacement score.
  capital: { right: 'equipment:read' },
  // Who belongs to a study decides what everybody in the registry may see.
  study: { right: 'signed-in' },
  patient: { right: 'patients:read', unnamed: true },
  examination: { right: 'patients:read', unnamed: true },
  review: { right: 'patients:read', unnamed: true },
  // That somebody searched by identity or looked at one: nothing changed, and lists that would be read again would search again.
  search: { right: 'audit:read' },
  reminder: { right: 'compliance:manage' },
  mail: { right: 'system:manage' },
  // The ids are those of accounts.
  calendar: { right: null, own: 'accountId' },
  job: { right: 'system:manage' },
  backup: { right: 'system:manage' },
  restore: { right: 'system:manage' },
  key: { right: 'system:manage' },
  damage: { right: 'system:manage' },
  audit: { right: 'audit:read' },
  refusal: { right: 'audit:read' },
  log: { right: 'system:manage' },
  health: { right: 'system:manage' },
  readiness: { right: 'system:manage' },
  maintenance: { right: 'system:manage' },
  network: { right: 'system:manage' },
  certificate: { right: 'system:manage' },
  // The ids are those of accounts.
  token: { right: 'accounts:manage', own: 'accountId' },
  device: { right: 'accounts:manage' },
  label: { right: 'equipment:read' },
  account: { right: 'accounts:manage', own: 'accountId' },
  // The ids are those of accounts.
  session: { right: 'accounts:manage', own: 'accountId' },
  role: { right: 'signed-in' },
  whitelist: { right: 'accounts:manage' },
  directory: { right: 'access:manage' },
  access: { right: 'signed-in' },
  // Which notices a listener may read follows from the right that each of them names.
  notice: { right: 'signed-in' },
  preferences: { right: null, own: 'accountId' },
  view: { right: 'equipment:read' },
  system: { right: 'signed-in' },
};

/** A listener as far as events are concerned. */
export interface Listener {
  readonly accountId: number | null;
  readonly permissions: ReadonlySet<Permission>;
}

/** The event as this listener may know it: whole, without ids, with its own ids only, or undefined. */
export function eventFor(event: AppEvent, listener: Listener): AppEvent | undefined {
  const { right, own, unnamed } = audiences[event.topic];
  if (right === 'signed-in' || (right !== null && listener.permissions.has(right)))
    return unnamed ? { topic: event.topic } : event;
  if (!own) return undefined;
  // Too many to name: the listener's own may be among them.
  if (!event.ids) return event;
  const ids = event.ids.filter((id) => String(id) === String(listener[own]));
  return ids.length > 0 ? { topic: event.topic, ids } : undefined;
}
