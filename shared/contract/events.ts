import { z } from 'zod';

/** What kind of record an event speaks of; the entity names of the audit trail. */
export const topics = ['unit', 'person', 'lookup', 'import', 'account', 'session', 'preferences', 'system'] as const;

/**
 * Something was committed. Events carry no values, only what to read again: a topic, and the ids when they are few
 * (absent: any record of the topic). They reach every window and browser, other processes' writes within a second.
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
