import type { HomeSummary } from '../../shared/home.ts';
import type { Db } from '../database/connection.ts';
import { createSummaryRepository } from './summary-repository.ts';

/** How many of the newest accounts home names. Source: catalogue row 000-045. */
const newestLimit = 5;

/** What home says about accounts to those who manage them. */
export function createAccountSummary(deps: { readonly db: Db }) {
  const repository = createSummaryRepository(deps.db);
  return {
    summary: (): NonNullable<HomeSummary['accounts']> => ({
      ...repository.counts(),
      newest: repository.newest(newestLimit).map(({ id, username, created_at, active }) => ({
        id,
        username,
        createdAt: created_at,
        active: active === 1,
      })),
    }),
  };
}
