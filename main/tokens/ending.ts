import { tokenNoticeDays } from '../../shared/tokens.ts';
import type { JobDefinition } from '../jobs/service.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import { type StandingOf, scopesOf } from './bearer.ts';
import type { TokensRepository } from './repository.ts';

const dayMs = 24 * 3_600_000;
const kind = 'token.ending';

/** The job that tells owners a week ahead that a token of theirs ends: the script that uses it would stop without a word. */
export function tokenEndingJob(deps: {
  readonly repository: Pick<TokensRepository, 'ending'>;
  readonly standing: StandingOf;
  readonly notices: Pick<NoticeWriter, 'raise' | 'wasRaised'>;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly clock: Clock;
  readonly random: Random;
}): JobDefinition {
  const { repository, standing, notices, transactor, clock, random } = deps;

  return {
    name: 'tokens.ending',
    schedule: '15 6 * * *',
    quiet: true,
    async run() {
      const now = clock.now();
      const until = new Date(now.getTime() + tokenNoticeDays * dayMs).toISOString();
      const untold = repository
        .ending(now.toISOString(), until)
        .filter(({ id, account_id: account }) => !notices.wasRaised(kind, subjectOf(account, id)));
      let told = 0;
      for (const row of untold) {
        const rights = standing(row.account_id)?.permissions;
        const right = scopesOf(row).find((one) => rights?.includes(one));
        // Whom it opens nothing any more need not renew it.
        if (right === undefined) continue;
        told += 1;
        transactor.transact(programActor(random, '(jobs)', kind), (tx) =>
          notices.raise(tx, {
            kind,
            subject: subjectOf(row.account_id, row.id),
            audience: right,
            accountId: row.account_id,
            severity: 'warning',
            message: `The access token that begins with ${row.hint} ends on ${row.expires_at.slice(0, 10)}. Make a new one for the script that uses it.`,
            link: '/account',
          }),
        );
      }
      return told === 0 ? null : `Access tokens that end soon, whose owners were told: ${told}.`;
    },
  };
}

function subjectOf(accountId: number, tokenId: number): string {
  return `${accountId}:${tokenId}`;
}
