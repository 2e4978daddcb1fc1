import type { Db } from '../database/connection.ts';
import { dataFiles } from '../database/data-files.ts';
import { checkIntegrity } from '../database/integrity.ts';
import type { Migration } from '../database/migrate.ts';
import { auditPermissions } from '../database/permissions.ts';
import { expectedSchema, readSchema, schemaDifferences } from './compare-schema.ts';
import { type Finding, failed, ok, unexaminable } from './finding.ts';
import { namesIn } from './names-in.ts';

/** The checks that read everything. */
export const deepIds = ['schema-shape', 'integrity', 'documents', 'permissions'] as const;
export type DeepId = (typeof deepIds)[number];

/** What a deep look needs. */
export interface DeepDeps {
  readonly folder: string;
  /** Absent while the data are not open. */
  readonly db: Db | undefined;
  readonly migrations: readonly Migration[];
}

/**
 * Makes one check that reads everything: seconds for a large installation. Undefined when it needs open data and they are not. What
 * cannot be read is a finding.
 */
export function lookDeeply(id: DeepId, deps: DeepDeps): Finding | undefined {
  try {
    return lookAt(id, deps);
  } catch (cause) {
    return unexaminable(cause);
  }
}

function lookAt(id: DeepId, { folder, db, migrations }: DeepDeps): Finding | undefined {
  switch (id) {
    case 'permissions':
      return permissions(folder);
    case 'schema-shape':
      return db && schemaShape(db, migrations);
    case 'integrity':
      return db && integrity(db);
    case 'documents':
      return db && documents(db, dataFiles(folder).attachments);
  }
}

function schemaShape(db: Db, migrations: readonly Migration[]): Finding {
  const expected = expectedSchema(migrations);
  const differences = schemaDifferences(expected, readSchema(db));
  const [first] = differences;
  if (first === undefined)
    return ok(`All ${expected.size} tables, indexes and triggers are as this version makes them.`);
  return failed(
    `The schema differs in ${differences.length} places, the first: ${first}.`,
    'Restore the newest proven backup; the present data are kept.',
  );
}

function integrity(db: Db): Finding {
  const findings = checkIntegrity(db, 'full');
  if (findings.length === 0) return ok('Every page reads and every reference holds.');
  return failed(
    `The database is damaged in ${findings.length} places. ${findings[0]}`,
    'Restore the newest proven backup; the present data are kept.',
  );
}

/** Whether the file of every document lies in its folder; looks at names only. */
function documents(db: Db, folder: string): Finding {
  const uuids = db.prepare<[], string>("SELECT uuid FROM documents WHERE state = 'stored'").pluck().all();
  const present = new Set(namesIn(folder));
  const missing = uuids.filter((uuid) => !present.has(uuid)).length;
  if (missing === 0) return ok(`The files of all ${uuids.length} documents are there.`);
  return failed(
    `The files of ${missing} of ${uuids.length} documents are missing.`,
    'Look at the damaged records: copies in backups are brought back there.',
  );
}

function permissions(folder: string): Finding {
  const deviations = auditPermissions(folder);
  if (deviations.length === 0) return ok('Only the owner reaches the files.');
  const shown = deviations.slice(0, 5).map(({ path }) => path);
  return failed(
    `Others could reach or own ${deviations.length} files or folders: ${shown.join(', ')}.`,
    'Make folders 0700 and files 0600, owned by the user who runs the program.',
  );
}
