import { createAccountWriter } from '../accounts/account-writer.ts';
import type { Db } from '../database/connection.ts';
import { insertInstallation } from '../database/installation.ts';
import type { Ports } from '../ports.ts';
import { createPreferencesService } from '../preferences/service.ts';
import { createTransactor } from '../rpc/transact.ts';
import { createWhitelistWriter } from '../whitelist/whitelist-writer.ts';
import type { FirstAdministrator } from './service.ts';

/** The first rows of a new database, in one transaction: the installation, its first administrator, and the first audit entries. */
export function writeFirstRows(deps: {
  readonly db: Db;
  readonly installId: string;
  readonly ports: Ports;
  readonly administrator: FirstAdministrator;
}): void {
  const { db, installId, ports, administrator } = deps;
  const { username, email, passwordHash, language } = administrator;
  const transactor = createTransactor({ db, clock: ports.clock });
  const actor = {
    accountId: null,
    name: '(set-up)',
    origin: 'job',
    address: null,
    requestId: ports.random.uuid(),
    action: 'setup.complete',
  } as const;
  transactor.transact(actor, (tx) => {
    insertInstallation(db, { installId, at: tx.at, appVersion: ports.app.version });
    tx.audit({ entity: 'system', entityId: installId });
    const id = createAccountWriter(db).insert(tx, { username, email, roles: ['administrator'] }, passwordHash);
    createWhitelistWriter(db).include(tx, { username, origin: 'set-up' });
    createPreferencesService({ db }).write(tx, id, { language });
  });
}
