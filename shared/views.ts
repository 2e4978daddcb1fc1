import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { RecordId, RowVersion } from './lists.ts';
import { SavedView } from './preferences.ts';

/** The lists that have shared views, by their route names, as in the preferences. */
export const viewedLists = ['equipment', 'people', 'capital', 'findings'] as const;
export type ViewedList = (typeof viewedLists)[number];

/** A view that everybody sees who may read its list. Its `query` names lookups by their ids, so that it outlives a rename. */
export const SharedView = z.object({
  id: RecordId,
  list: z.enum(viewedLists),
  name: z.string(),
  query: z.string(),
  createdBy: z.string(),
  createdAt: Instant,
  version: RowVersion,
  /** Whether the reader may rename and remove it: its maker, and those who keep the lookups. */
  mine: z.boolean(),
});
export type SharedView = z.infer<typeof SharedView>;

/** Views that a list can have in all. */
export const maxSharedViews = 100;

const Name = SavedView.shape.name;

/** Views that a clinic shares; personal ones are preferences. */
export const viewsContract = {
  list: query({
    access: 'equipment:read',
    summary: 'The shared views of a list, by name.',
    input: z.strictObject({ list: z.enum(viewedLists) }),
    output: z.object({ items: z.array(SharedView) }),
  }),
  share: mutation({
    access: 'equipment:write',
    summary: 'Shares a view; CONFLICT for a name that the list has already.',
    input: z.strictObject({ list: z.enum(viewedLists), name: Name, query: SavedView.shape.query }),
    output: SharedView,
  }),
  rename: mutation({
    access: 'equipment:write',
    summary: 'Renames a shared view, or gives it what is on screen now.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      name: Name.optional(),
      query: SavedView.shape.query.optional(),
    }),
    output: SharedView,
  }),
  remove: mutation({
    access: 'equipment:write',
    summary: 'Removes a shared view; it can be brought back.',
    input: z.strictObject({ id: RecordId }),
    output: SharedView,
  }),
  restore: mutation({
    access: 'equipment:write',
    summary: 'Brings a removed view back.',
    input: z.strictObject({ id: RecordId }),
    output: SharedView,
  }),
};
