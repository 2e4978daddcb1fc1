import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Tx } from '../rpc/transact.ts';
import type { WhitelistRules } from './whitelist-rules.ts';

/** Says when the table takes over from the variable AUTHORIZED_USERS and people who got in by the variable are kept out. */
export interface FallbackWarnings {
  /** Does work that may add the first entry of the table, inside its transaction. */
  around<T>(tx: Tx, work: () => T): T;
}

/** Warnings on one connection. */
export function createFallbackWarnings(deps: {
  readonly rules: Pick<WhitelistRules, 'fallback' | 'lists'>;
  readonly notices: NoticeWriter;
}): FallbackWarnings {
  const { rules, notices } = deps;

  return {
    around(tx, work) {
      const before = rules.fallback();
      const result = work();
      if (before === null || rules.fallback() !== null) return result;
      const left = [...before].filter((name) => !rules.lists(name)).length;
      if (left === 0) return result;
      notices.raise(tx, {
        kind: 'whitelist.fallback-ended',
        subject: 'AUTHORIZED_USERS',
        audience: 'accounts:manage',
        severity: 'warning',
        message: `The whitelist now lives in the table; names that stand only in the variable AUTHORIZED_USERS are kept out (${left}). Import them on the page of the whitelist if they should get in.`,
        link: '/admin/whitelist',
      });
      return result;
    },
  };
}
