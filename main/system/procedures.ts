import type { About, systemContract } from '../../shared/system.ts';
import { type Db, engineVersions } from '../database/connection.ts';
import { schemaVersion } from '../database/migrate.ts';
import type { Ports } from '../ports.ts';
import { type Context, type HandlersOf, principalOf } from '../rpc/context.ts';

/** The handler of `system.about`; `system.status` answers before anything is open and lives with the lifecycle. */
export function createSystemProcedures(deps: {
  readonly db: Db;
  readonly ports: Ports;
  readonly installId: string;
}): Pick<HandlersOf<typeof systemContract>, 'about'> {
  const { db, ports, installId } = deps;
  const engine = engineVersions(db);
  return {
    about: (_input, ctx: Context): About => ({
      version: ports.app.version,
      host: ports.app.host,
      installId,
      schemaVersion: schemaVersion(db),
      runtime: [
        ...(process.versions.electron ? [{ name: 'Electron', version: process.versions.electron }] : []),
        { name: 'Node.js', version: process.versions.node },
        { name: 'SQLite', version: engine.sqlite },
        { name: 'SQLite3 Multiple Ciphers', version: engine.cipher.replace(/^SQLite3 Multiple Ciphers /, '') },
      ],
      dataFolder: principalOf(ctx).permissions.has('system:manage') ? ports.paths.data : null,
    }),
  };
}
