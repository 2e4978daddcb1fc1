import type { About, systemContract } from '../../shared/system.ts';
import type { Db } from '../database/connection.ts';
import type { Ports } from '../ports.ts';
import { type Context, type HandlersOf, principalOf } from '../rpc/context.ts';

/** The handler of `system.about`; `system.status` answers before anything is open and lives with the lifecycle. */
export function createSystemProcedures(deps: {
  readonly db: Db;
  readonly ports: Ports;
  readonly installId: string;
}): Pick<HandlersOf<typeof systemContract>, 'about'> {
  const { db, ports, installId } = deps;
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck();
  const cipher = db.prepare<[], string>('SELECT sqlite3mc_version()').pluck();
  return {
    about: (_input, ctx: Context): About => ({
      version: ports.app.version,
      host: ports.app.host,
      installId,
      schemaVersion: Number(db.pragma('user_version', { simple: true })),
      runtime: [
        ...(process.versions.electron ? [{ name: 'Electron', version: process.versions.electron }] : []),
        { name: 'Node.js', version: process.versions.node },
        { name: 'SQLite', version: sqlite.get() ?? '' },
        { name: 'SQLite3 Multiple Ciphers', version: (cipher.get() ?? '').replace(/^SQLite3 Multiple Ciphers /, '') },
      ],
      dataFolder: principalOf(ctx).permissions.has('system:manage') ? ports.paths.data : null,
    }),
  };
}
