import { isAbsolute } from 'node:path';
import { AuditProof, AuditSettings } from '../../shared/audit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';

const Document = AuditSettings.omit({ version: true });

const defaults: Omit<AuditSettings, 'version'> = { keepYears: null, copyFolder: null, reviewDays: 30 };

/** How the trail is kept, and what the last verification showed: two sections of the table of settings. */
export function createAuditSettings(deps: {
  readonly db: Db;
  /** Whether entries can be written there; a refusal in words otherwise. */
  readonly tryFolder: (folder: string) => Promise<string | null>;
}) {
  const { db, tryFolder } = deps;
  const read = db.prepare<[string], { document: string; version: number }>(
    'SELECT document, version FROM settings WHERE section = ?',
  );
  const write = db.prepare<{ section: string; document: string; at: string }>(
    `INSERT INTO settings (section, document, updated_at) VALUES (@section, @document, @at)
     ON CONFLICT (section) DO UPDATE SET document = excluded.document, updated_at = excluded.updated_at, version = version + 1`,
  );

  function get(): AuditSettings {
    const row = read.get('audit');
    const chosen = row ? Document.parse(JSON.parse(row.document)) : defaults;
    return { ...chosen, version: row?.version ?? 0 };
  }

  return {
    get,

    /** @throws AppError CONFLICT for a stale version; INVALID for a folder that cannot be written */
    async save({ version, ...sent }: AuditSettings, ctx: Context): Promise<AuditSettings> {
      const present = get();
      if (sent.copyFolder !== null && sent.copyFolder !== present.copyFolder) {
        const refusal = isAbsolute(sent.copyFolder)
          ? await tryFolder(sent.copyFolder)
          : 'Type the whole path of a folder, from its drive or share on.';
        if (refusal !== null) throw new AppError('INVALID', refusal, { fields: { copyFolder: refusal } });
      }
      ctx.transact((tx) => {
        const { version: stored, ...old } = get();
        if (stored !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed these settings. Compare both values and save again.', {
            details: { current: { ...old, version: stored } },
          });
        }
        const changes: Record<string, { old: unknown; new: unknown }> = {};
        for (const field of ['keepYears', 'copyFolder', 'reviewDays'] as const) {
          if (old[field] !== sent[field]) changes[field] = { old: old[field], new: sent[field] };
        }
        if (Object.keys(changes).length === 0) return;
        write.run({ section: 'audit', document: JSON.stringify(sent), at: tx.at });
        tx.audit({ entity: 'audit', entityId: 'settings', changes });
      });
      return get();
    },

    /** What the last verification showed; null before the first. */
    lastProof(): AuditProof | null {
      const row = read.get('audit-proof');
      return row ? AuditProof.parse(JSON.parse(row.document)) : null;
    },
    keepProof(tx: Tx, proof: AuditProof): void {
      write.run({ section: 'audit-proof', document: JSON.stringify(proof), at: tx.at });
    },
  };
}

/** The settings of {@link createAuditSettings}. */
export type AuditSettingsStore = ReturnType<typeof createAuditSettings>;
