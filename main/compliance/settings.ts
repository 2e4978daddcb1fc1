import type { z } from 'zod';
import { ComplianceSettings, type complianceContract, complianceDefaults } from '../../shared/compliance.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Context } from '../rpc/context.ts';
import type { SettingsRepository } from './repository.ts';

type Stored = ComplianceSettings & { readonly version: number };
type Save = z.output<(typeof complianceContract)['saveSettings']['input']>;

const Document = ComplianceSettings.partial();

/** What the clinic decided about surveys. */
export function createComplianceSettings(repository: SettingsRepository) {
  function get(): Stored {
    const row = repository.read();
    const chosen = row ? Document.parse(JSON.parse(row.document)) : {};
    return { ...laidOver(complianceDefaults, chosen), version: row?.version ?? 0 };
  }

  return {
    /** What holds now, defaults where nobody has decided; version 0 while nobody has changed anything. */
    get,

    /** @throws AppError CONFLICT for a stale version, with the stored settings in `details.current` */
    save({ version, ...sent }: Save, ctx: Context): Stored {
      ctx.transact((tx) => {
        const stored = get();
        if (stored.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed these settings. Compare both values and save again.', {
            details: { current: stored },
          });
        }
        const { version: _, ...old } = stored;
        const next = laidOver(old, sent);
        const changes: Record<string, { old: unknown; new: unknown }> = {};
        if (next.reviewerMustDiffer !== old.reviewerMustDiffer) {
          changes.reviewerMustDiffer = { old: old.reviewerMustDiffer, new: next.reviewerMustDiffer };
        }
        if (JSON.stringify(next.findingDueDays) !== JSON.stringify(old.findingDueDays)) {
          changes.findingDueDays = { old: old.findingDueDays, new: next.findingDueDays };
        }
        if (Object.keys(changes).length === 0) return;
        repository.write({ document: JSON.stringify(next), at: tx.at });
        tx.audit({ entity: 'compliance', entityId: 'settings', changes });
      });
      return get();
    },
  };
}

function laidOver(
  settings: ComplianceSettings,
  chosen: { readonly [K in keyof ComplianceSettings]?: ComplianceSettings[K] | undefined },
): ComplianceSettings {
  return {
    reviewerMustDiffer: chosen.reviewerMustDiffer ?? settings.reviewerMustDiffer,
    findingDueDays: chosen.findingDueDays ?? settings.findingDueDays,
  };
}
