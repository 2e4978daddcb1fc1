import type { z } from 'zod';
import type { patientsContract } from '../../shared/patients.ts';
import type { Db } from '../database/connection.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { type createStanding, inSight, sightOf } from '../studies/standing-rules.ts';
import { type RegistryRules, usualSexes } from './registry-settings-rules.ts';

type Choices = z.output<(typeof patientsContract)['choices']['output']>;

/** What the form and the filters of patients offer to a caller. */
export function createRegistryChoices(deps: {
  readonly db: Db;
  readonly standing: ReturnType<typeof createStanding>;
  readonly settings: RegistryRules;
}) {
  const { db, standing, settings } = deps;
  const studies = db.prepare<[], { id: number; name: string; prefix: string; active: 0 | 1 }>(
    'SELECT id, name, prefix, active FROM studies ORDER BY active DESC, is_default DESC, name_folded',
  );
  // An account after the other, so that a hundred thousand patients are not read to name a dozen people.
  const creators = db.prepare<[ReturnType<typeof sightOf>], { id: number; name: string }>(
    `SELECT a.id, a.username AS name FROM accounts a
     WHERE EXISTS (SELECT 1 FROM patients p WHERE p.created_by_id = a.id AND ${inSight('p')})
     ORDER BY a.username_folded`,
  );

  return (ctx: Context): Choices => {
    const caller = standing.of(principalOf(ctx));
    const { furtherSexes, revealReason } = settings.values();
    return {
      studies: studies.all().flatMap(({ active, ...study }) => {
        const place = caller.studies.get(study.id);
        if (!place) return [];
        return [{ ...study, mayCreate: place.mayCreate, seesAll: place.seesAll, active: active === 1 }];
      }),
      defaultStudyId: caller.defaultStudyId,
      sexes: [...usualSexes.map((code) => ({ code, label: null, labelFr: null })), ...furtherSexes],
      creators: creators.all(sightOf(caller)),
      revealReason,
    };
  };
}

/** The choices of {@link createRegistryChoices}. */
export type RegistryChoices = ReturnType<typeof createRegistryChoices>;
