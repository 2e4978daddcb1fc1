import { z } from 'zod';
import { mutation, query } from './contract/define.ts';

/** How one person sees one list: which columns in which order, rows a page. */
const ListPreference = z.strictObject({
  columns: z.array(z.string().max(60)).max(80).optional(),
  pageSize: z.int().min(10).max(200).optional(),
});
export type ListPreference = z.infer<typeof ListPreference>;

/** A named state of a list; `query` is what stands behind the `?` of its address. */
export const SavedView = z.strictObject({ name: z.string().trim().min(1).max(60), query: z.string().max(4000) });
export type SavedView = z.infer<typeof SavedView>;

/** Lists that a person may have preferences for; the program has about a dozen. */
export const maxLists = 40;

/**
 * What a person chose; kept in the database, so that it follows them from PC to PC. Lists are keyed by their route name (`equipment`);
 * INVALID beyond {@link maxLists} of them.
 */
export const Preferences = z.strictObject({
  /** Null until the person chooses: the browser's language then. */
  language: z.enum(['en', 'fr']).nullable(),
  theme: z.enum(['light', 'dark', 'auto']),
  lists: z.record(z.string().max(40), ListPreference),
  views: z.record(z.string().max(40), z.array(SavedView).max(50)),
});
export type Preferences = z.infer<typeof Preferences>;

/** The own preferences. */
export const preferencesContract = {
  get: query({
    access: 'signed-in',
    summary: 'The own preferences.',
    input: z.strictObject({}),
    output: Preferences,
    allowedWhile: ['password-change', 'second-factor'],
  }),
  set: mutation({
    access: 'signed-in',
    summary: 'Replaces the parts that are sent; within `lists` and `views` the named lists only.',
    input: Preferences.partial(),
    output: Preferences,
  }),
};
