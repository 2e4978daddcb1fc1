import type { Db } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import type { DataKeys } from '../../main/keys/data-keys.ts';
import type { Random } from '../../main/ports.ts';
import { createTransactor, type Transactor } from '../../main/rpc/transact.ts';
import { benchPorts } from './dispatched.ts';

/** An installation's database without a host around it. */
export interface OpenInstallation {
  readonly db: Db;
  readonly keys: DataKeys;
  readonly random: Random;
  readonly transactor: Transactor;
  close(): void;
}

/** Opens the database of an installation whose host is not running. */
export async function openInstallation(folder: string): Promise<OpenInstallation> {
  const ports = benchPorts(folder);
  const data = await openData(ports, { migrations });
  if (data.state !== 'READY') throw new Error(`the installation is not open: ${data.message}`);
  const { db, keys } = data;
  return {
    db,
    keys,
    random: ports.random,
    transactor: createTransactor({ db, clock: ports.clock }),
    close: () => void db.close(),
  };
}
