import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';

/** What a person is to equipment (REMS 1.4); not the role of an account. */
export const personRoles = [
  'contact',
  'supervisor',
  'physician',
  'physicist',
  'physics_assistant',
  'qa_technologist',
] as const;
export type PersonRole = (typeof personRoles)[number];

/** A person: contact data and roles. `name` is suggested as "Last, First"; the e-mail address is unique whatever the case. */
export const Person = z.object({
  id: RecordId,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(personRoles)),
  active: z.boolean(),
  /** The account of this person, when there is one. */
  accountId: RecordId.nullable(),
  version: RowVersion,
});
export type Person = z.infer<typeof Person>;

const fields = {
  name: z.string().trim().min(1, 'Type a name.').max(200),
  email: z.email('Type an e-mail address such as name@clinic.org.').max(200),
  phone: z.string().max(50).nullable(),
  roles: z.array(z.enum(personRoles)).min(1, 'Choose at least one role.').max(personRoles.length),
};

/** People of the clinic. */
export const peopleContract = {
  list: query({
    access: 'people:read',
    summary: 'People by name; `role`, or any of `roles`, for pickers.',
    input: z.strictObject({
      search: Search.optional(),
      role: z.enum(personRoles).optional(),
      roles: z.array(z.enum(personRoles)).max(personRoles.length).optional(),
      includeInactive: z.boolean().optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(Person), total: z.int() }),
  }),
  get: query({
    access: 'people:read',
    summary: 'One person.',
    input: z.strictObject({ id: RecordId }),
    output: Person,
  }),
  create: mutation({
    access: 'people:write',
    summary: 'Adds a person.',
    input: z.strictObject({ ...fields, phone: fields.phone.optional() }),
    output: Person,
  }),
  update: mutation({
    access: 'people:write',
    summary: 'Changes the fields that are sent.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      name: fields.name.optional(),
      email: fields.email.optional(),
      phone: fields.phone.optional(),
      roles: fields.roles.optional(),
      active: z.boolean().optional(),
    }),
    output: Person,
  }),
};
