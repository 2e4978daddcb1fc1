import { isAbsolute } from 'node:path';
import { AuditProof, AuditSettings } from '../../shared/audit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { laidOver } from '../settings/settings-values.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';

type Kept = Omit<AuditSettings, 'version'>;

/** How the trail is kept, and what the last verification showed: two sections of the table of settings. */
export function createAuditSettings(deps: {
  readonly db: Db;
  /** Whether entries can be written there; a refusal in words otherwise. */
  readonly tryFolder: (folder: string) => Promise<string | null>;
}) {
  const { db, tryFolder } = deps;
  const proof = createSettingsSection(db, 'audit-proof');
  const { get, save } = createStoredSettings<Kept>({
    section: createSettingsSection(db, 'audit'),
    defaults: { keepYears: null, copyFolder: null, reviewDays: 30 },
    document: AuditSettings.omit({ version: true }).partial(),
    record: { entity: 'audit', entityId: 'settings' },
  });

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
      return save(ctx, version, (old) => laidOver(old, sent));
    },

    /** What the last verification showed; null before the first. */
    lastProof(): AuditProof | null {
      const row = proof.read();
      return row ? AuditProof.parse(JSON.parse(row.document)) : null;
    },
    keepProof(tx: Tx, shown: AuditProof): void {
      proof.write({ document: JSON.stringify(shown), at: tx.at });
    },
  };
}

/** The settings of {@link createAuditSettings}. */
export type AuditSettingsStore = ReturnType<typeof createAuditSettings>;
