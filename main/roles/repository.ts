import type { Permission } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

/** A role that an administrator made. */
export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly version: number;
  /** JSON array of rights. */
  readonly permissions: string;
}

/** What of a role can be written. */
export interface RoleValues {
  readonly name: string;
  readonly nameFolded: string;
  readonly description: string | null;
  readonly permissions: readonly Permission[];
}

/** SQL of custom roles. */
export function createRolesRepository(db: Db) {
  const select = `SELECT r.id, r.name, r.description, r.version,
    (SELECT json_group_array(p.permission) FROM role_permissions p WHERE p.role_id = r.id) AS permissions FROM roles r`;
  const all = db.prepare<[], RoleRow>(`${select} ORDER BY r.name_folded`);
  const byId = db.prepare<[string], RoleRow>(`${select} WHERE r.id = ?`);
  const nameHolder = db.prepare<[string], string>('SELECT id FROM roles WHERE name_folded = ?').pluck();
  const holders = db.prepare<[], { role: string; accounts: number }>(
    'SELECT role, count(*) AS accounts FROM account_roles GROUP BY role',
  );
  const isHeldBy = db
    .prepare<[number, string], number>('SELECT 1 FROM account_roles WHERE account_id = ? AND role = ?')
    .pluck();
  const sections = { directory: createSettingsSection(db, 'directory'), access: createSettingsSection(db, 'access') };
  type Bound = { id: string; name: string; nameFolded: string; description: string | null; at: string };
  const insert = db.prepare<[Bound]>(
    `INSERT INTO roles (id, name, name_folded, description, created_at, updated_at)
     VALUES (@id, @name, @nameFolded, @description, @at, @at)`,
  );
  const update = db.prepare<[Bound]>(
    `UPDATE roles SET name = @name, name_folded = @nameFolded, description = @description, updated_at = @at,
       version = version + 1 WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM roles WHERE id = ?');
  const clearRights = db.prepare<[string]>('DELETE FROM role_permissions WHERE role_id = ?');
  const addRight = db.prepare<[string, string]>('INSERT INTO role_permissions (role_id, permission) VALUES (?, ?)');

  function writeRights(id: string, permissions: readonly Permission[]): void {
    clearRights.run(id);
    for (const permission of permissions) addRight.run(id, permission);
  }
  const bound = (id: string, { name, nameFolded, description }: RoleValues, at: string): Bound => ({
    id,
    name,
    nameFolded,
    description,
    at,
  });

  return {
    /** By name. */
    all: () => all.all(),
    byId: (id: string) => byId.get(id),
    nameHolder: (folded: string) => nameHolder.get(folded),
    /** How many accounts hold each role. */
    holders: () => new Map(holders.all().map(({ role, accounts }) => [role, accounts])),
    isHeldBy: (accountId: number, role: string) => isHeldBy.get(accountId, role) === 1,
    /** A section of the settings as JSON. */
    section: (name: keyof typeof sections) => sections[name].read()?.document,
    insert(id: string, values: RoleValues, at: string): void {
      insert.run(bound(id, values, at));
      writeRights(id, values.permissions);
    },
    update(id: string, values: RoleValues, at: string): void {
      update.run(bound(id, values, at));
      writeRights(id, values.permissions);
    },
    remove: (id: string) => void remove.run(id),
  };
}

/** The repository of {@link createRolesRepository}. */
export type RolesRepository = ReturnType<typeof createRolesRepository>;
