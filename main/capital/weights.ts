import { defaultWeights, type ScoreWeights, StoredWeights } from '../../shared/replacement-score.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';

/** How much each part of the replacement score counts, on one connection. */
export function createScoreWeights(db: Db) {
  return createStoredSettings<ScoreWeights>({
    section: createSettingsSection(db, 'capital'),
    defaults: defaultWeights,
    document: StoredWeights,
    record: { entity: 'capital', entityId: null },
    conflict: 'Somebody else changed the weights of the score. Compare both values and save again.',
  });
}
