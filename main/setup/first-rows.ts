import { createAccountWriter } from '../accounts/account-writer.ts';
import type { Db } from '../database/connection.ts';
import { insertInstallation } from '../database/installation.ts';
import { noteKeyFacts } from '../keys/key-facts.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Ports } from '../ports.ts';
import { createPreferencesService } from '../preferences/service.ts';
import { createSheetWriter } from '../rotation/sheet-writer.ts';
import { programActor } from '../rpc/program-actor.ts';
import { createTransactor, type Tx } from '../rpc/transact.ts';
import { createWhitelistWriter } from '../whitelist/whitelist-writer.ts';
import type { FirstAdministrator } from './service.ts';

/** The first rows of a new database, in one transaction: the installation, its first administrator, and the first audit entries. */
export function writeFirstRows(deps: {
  readonly db: Db;
  readonly installId: string;
  readonly ports: Ports;
  readonly administrator: FirstAdministrator;
  /** Its fingerprints are remembered from the first day on. */
  readonly keyring?: Keyring;
}): void {
  const { db, installId, ports, administrator, keyring } = deps;
  const { username, email, passwordHash, language, sheetConfirmed = false } = administrator;
  const transactor = createTransactor({ db, clock: ports.clock });
  const actor = programActor(ports.random, '(set-up)', 'setup.complete');
  transactor.transact(actor, (tx) => {
    insertInstallation(db, { installId, at: tx.at, appVersion: ports.app.version });
    tx.audit({ entity: 'system', entityId: installId });
    const id = createAccountWriter(db).insert(tx, { username, email, roles: ['administrator'] }, passwordHash);
    createWhitelistWriter(db).include(tx, { username, origin: 'set-up' });
    createPreferencesService({ db }).write(tx, id, { language });
    if (keyring === undefined) return;
    noteKeyFacts(tx, keyring);
    const [sheet] = keyring.slots.flatMap((slot) => (slot.t === 'recovery' ? [slot] : []));
    if (sheet !== undefined && sheetConfirmed)
      noteFirstSheet(tx, { fingerprint: sheet.fp, created: sheet.created, by: username });
  });
}

function noteFirstSheet(
  tx: Tx,
  sheet: { readonly fingerprint: string; readonly created: string; readonly by: string },
) {
  createSheetWriter(tx.db).write({
    fingerprint: sheet.fingerprint,
    createdAt: sheet.created,
    confirmedAt: tx.at,
    confirmedBy: sheet.by,
  });
  tx.audit({ entity: 'key', entityId: sheet.fingerprint, changes: { confirmed: { old: null, new: tx.at } } });
}
