import type { Db } from '../database/connection.ts';

/** A known browser as it is stored; last seen at its last sign-in, or later in one of its sessions. */
export interface DeviceRow {
  readonly id: number;
  readonly name: string;
  readonly browser: string | null;
  readonly enrolled_at: string;
  readonly enrolled_by: string;
  readonly last_seen_at: string | null;
  readonly last_address: string | null;
  readonly revoked_at: string | null;
}

/** A code that lets one browser in. */
export interface CodeRow {
  readonly id: number;
  readonly name: string;
  readonly created_by: string;
}

/** SQL of known browsers and of the codes that make them known. */
export function createDevicesRepository(db: Db) {
  const columns = `d.id, d.name, d.browser, d.enrolled_at, d.enrolled_by, d.last_address, d.revoked_at,
    max(coalesce(d.last_seen_at, ''), coalesce((SELECT max(s.last_active_at) FROM sessions s WHERE s.device_id = d.id), '')) AS seen`;
  type Raw = Omit<DeviceRow, 'last_seen_at'> & { readonly seen: string };
  const rowOf = ({ seen, ...raw }: Raw): DeviceRow => ({ ...raw, last_seen_at: seen === '' ? null : seen });
  const where = 'WHERE (@revoked = 1 OR d.revoked_at IS NULL)';
  const page = db.prepare<[{ revoked: 0 | 1; limit: number; offset: number }], Raw>(
    `SELECT ${columns} FROM devices d ${where} ORDER BY d.id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<[{ revoked: 0 | 1 }], number>(`SELECT count(*) FROM devices d ${where}`).pluck();
  const byId = db.prepare<[number], Raw>(`SELECT ${columns} FROM devices d WHERE d.id = ?`);
  const byHash = db
    .prepare<[string], number>('SELECT id FROM devices WHERE token_hash = ? AND revoked_at IS NULL')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO devices (name, token_hash, browser, enrolled_at, enrolled_by, last_seen_at, last_address)
     VALUES (@name, @hash, @browser, @at, @by, @at, @address)`,
  );
  const seen = db.prepare('UPDATE devices SET last_seen_at = @at, last_address = @address WHERE id = @id');
  const revoke = db.prepare('UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const attach = db.prepare('UPDATE sessions SET device_id = @deviceId WHERE id = @sessionId');
  const accountsOf = db
    .prepare<[number], number>('SELECT DISTINCT account_id FROM sessions WHERE device_id = ?')
    .pluck();
  const endOf = db.prepare('DELETE FROM sessions WHERE device_id = ?');
  const strangers = `FROM sessions WHERE origin = 'https' AND id <> @except AND (address IS NULL OR (address <> '::1' AND address NOT LIKE '127.%'))
    AND (device_id IS NULL OR device_id IN (SELECT id FROM devices WHERE revoked_at IS NOT NULL))`;
  const accountsOfStrangers = db
    .prepare<[{ except: number }], number>(`SELECT DISTINCT account_id ${strangers}`)
    .pluck();
  const endStrangers = db.prepare(`DELETE ${strangers}`);
  const insertCode = db.prepare(
    `INSERT INTO device_codes (name, code_hash, created_at, created_by, expires_at) VALUES (@name, @hash, @at, @by, @expiresAt)`,
  );
  const openCode = db.prepare<[{ hash: string; now: string }], CodeRow>(
    'SELECT id, name, created_by FROM device_codes WHERE code_hash = @hash AND used_at IS NULL AND expires_at > @now',
  );
  const useCode = db.prepare('UPDATE device_codes SET used_at = ? WHERE id = ?');
  const forget = db.prepare('DELETE FROM device_codes WHERE expires_at <= ? OR used_at IS NOT NULL');

  return {
    page: (includeRevoked: boolean, limit: number, offset: number): DeviceRow[] =>
      page.all({ revoked: includeRevoked ? 1 : 0, limit, offset }).map(rowOf),
    count: (includeRevoked: boolean): number => count.get({ revoked: includeRevoked ? 1 : 0 }) ?? 0,
    byId(id: number): DeviceRow | undefined {
      const raw = byId.get(id);
      return raw && rowOf(raw);
    },
    /** The known browser that holds a token. */
    byHash: (hash: string) => byHash.get(hash),
    insert: (row: {
      name: string;
      hash: string;
      browser: string | null;
      at: string;
      by: string;
      address: string | null;
    }): number => Number(insert.run(row).lastInsertRowid),
    noteSeen: (row: { id: number; at: string; address: string | null }) => void seen.run(row),
    /** Answers whether it was known until now. */
    revoke: (id: number, at: string): boolean => revoke.run(at, id).changes > 0,
    /** A session that is open already goes on as one of this browser. */
    attach: (row: { deviceId: number; sessionId: number }) => void attach.run(row),
    accountsOf: (deviceId: number) => accountsOf.all(deviceId),
    endSessionsOf: (deviceId: number): number => endOf.run(deviceId).changes,
    /** Accounts with sessions of browsers across the network that nobody made known, but for one session. */
    accountsOfStrangers: (except: number) => accountsOfStrangers.all({ except }),
    endStrangers: (except: number): number => endStrangers.run({ except }).changes,
    insertCode: (row: { name: string; hash: string; at: string; by: string; expiresAt: string }) =>
      void insertCode.run(row),
    openCode: (hash: string, now: string) => openCode.get({ hash, now }),
    useCode: (id: number, at: string) => void useCode.run(at, id),
    /** Codes that open nothing any more. */
    forgetCodes: (now: string) => void forget.run(now),
  };
}

/** The repository of {@link createDevicesRepository}. */
export type DevicesRepository = ReturnType<typeof createDevicesRepository>;
