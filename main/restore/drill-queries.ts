/** What people read every day, as statements: a restored database must answer each of them. */
export const drillQueries: readonly { readonly name: string; readonly sql: string }[] = [
  { name: 'installation', sql: 'SELECT install_id, created_at FROM installation' },
  {
    name: 'accounts',
    sql: 'SELECT a.username, count(r.role) FROM accounts a LEFT JOIN account_roles r ON r.account_id = a.id GROUP BY a.id',
  },
  {
    name: 'roles',
    sql: 'SELECT r.id, count(p.role_id) FROM roles r LEFT JOIN role_permissions p ON p.role_id = r.id GROUP BY r.id',
  },
  { name: 'whitelist', sql: 'SELECT count(*) FROM whitelist' },
  { name: 'settings', sql: 'SELECT section, version FROM settings ORDER BY section' },
  {
    name: 'people',
    sql: 'SELECT p.name, count(r.person_id) FROM people p LEFT JOIN person_roles r ON r.person_id = p.id GROUP BY p.id ORDER BY p.name LIMIT 200',
  },
  {
    name: 'equipment list',
    sql: `SELECT u.id, c.name, m.name, u.model, f.name FROM units u JOIN classes c ON c.id = u.class_id
      LEFT JOIN manufacturers m ON m.id = u.manufacturer_id LEFT JOIN facilities f ON f.id = u.facility_id ORDER BY c.name, u.id LIMIT 200`,
  },
  {
    name: 'equipment by class',
    sql: 'SELECT c.name, count(*) FROM units u JOIN classes c ON c.id = u.class_id GROUP BY c.id',
  },
  {
    name: 'equipment by place',
    sql: 'SELECT d.name, count(*) FROM units u LEFT JOIN departments d ON d.id = u.department_id GROUP BY d.id',
  },
  { name: 'retired equipment', sql: 'SELECT retired, count(*) FROM units GROUP BY retired' },
  { name: 'capital plan', sql: 'SELECT capital_year, count(*), sum(capital_cost) FROM units GROUP BY capital_year' },
  { name: 'search', sql: `SELECT unit_id FROM unit_search WHERE text LIKE '%a%' LIMIT 200` },
  { name: 'unit events', sql: 'SELECT count(*) FROM unit_events' },
  {
    name: 'surveys',
    sql: 'SELECT t.id, t.tested_on, u.id FROM tests t JOIN units u ON u.id = t.unit_id WHERE t.deleted_at IS NULL ORDER BY t.tested_on DESC LIMIT 200',
  },
  {
    name: 'surveys by type',
    sql: 'SELECT type, count(*), max(tested_on) FROM tests WHERE deleted_at IS NULL GROUP BY type',
  },
  {
    name: 'surveys by person',
    sql: 'SELECT p.name, count(*) FROM tests t JOIN people p ON p.id = t.performed_by_id GROUP BY p.id',
  },
  {
    name: 'what is due',
    sql: 'SELECT unit_id, target_on, limit_on FROM obligations WHERE ends_on IS NULL ORDER BY limit_on LIMIT 200',
  },
  {
    name: 'rules',
    sql: 'SELECT r.id, count(v.rule_id) FROM obligation_rules r LEFT JOIN obligation_rule_versions v ON v.rule_id = r.id GROUP BY r.id',
  },
  {
    name: 'bookings',
    sql: 'SELECT b.scheduled_on, b.state, u.id FROM bookings b JOIN units u ON u.id = b.unit_id ORDER BY b.scheduled_on DESC LIMIT 200',
  },
  { name: 'findings', sql: 'SELECT severity, count(*) FROM findings WHERE deleted_at IS NULL GROUP BY severity' },
  {
    name: 'documents',
    sql: 'SELECT entity, count(*), sum(size) FROM documents WHERE deleted_at IS NULL GROUP BY entity',
  },
  { name: 'imports', sql: 'SELECT count(*) FROM imports' },
  { name: 'notices', sql: 'SELECT kind, count(*) FROM notices WHERE dismissed_at IS NULL GROUP BY kind' },
  { name: 'audit trail', sql: 'SELECT seq, at, actor, action FROM audit ORDER BY seq DESC LIMIT 200' },
  { name: 'audit by kind', sql: 'SELECT entity, count(*) FROM audit GROUP BY entity' },
];
