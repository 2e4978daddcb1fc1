import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { permissions, RoleKey } from './contract/permissions.ts';
import { RowVersion } from './lists.ts';

/** A set of rights. The roles that come with the program cannot be changed; screens name them in the reader's language. */
export const Role = z.object({
  id: RoleKey,
  /** Of a role that comes with the program: its id. */
  name: z.string(),
  description: z.string().nullable(),
  builtIn: z.boolean(),
  permissions: z.array(z.enum(permissions)),
  /** How many accounts hold it. */
  accounts: z.int(),
  version: z.int(),
});
export type Role = z.infer<typeof Role>;

const Name = z.string().trim().min(2, 'A role has a name of at least 2 characters.').max(60);
const Description = z.string().trim().max(255).nullable();
const Rights = z.array(z.enum(permissions)).max(permissions.length);

/** Roles of this installation beside those that come with the program. */
export const rolesContract = {
  list: query({
    access: 'signed-in',
    summary: 'Every role with its rights, those of the program first.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Role) }),
  }),
  create: mutation({
    access: 'roles:manage',
    stepUp: true,
    summary: 'Makes a role of chosen rights; its id comes from its name and stays.',
    input: z.strictObject({ name: Name, description: Description.optional(), permissions: Rights }),
    output: Role,
  }),
  update: mutation({
    access: 'roles:manage',
    stepUp: true,
    summary: 'Changes a role; the change holds at once for everyone who has it.',
    input: z.strictObject({
      id: RoleKey,
      version: RowVersion,
      name: Name.optional(),
      description: Description.optional(),
      permissions: Rights.optional(),
    }),
    output: Role,
  }),
  remove: mutation({
    access: 'roles:manage',
    stepUp: true,
    summary: 'Deletes a role that nobody has and no group of the directory gives.',
    input: z.strictObject({ id: RoleKey }),
    output: z.object({}),
  }),
};
