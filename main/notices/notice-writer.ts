import type { Permission } from '../../shared/contract/permissions.ts';
import type { Notice } from '../../shared/notices.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';
import { createNoticesRepository } from './repository.ts';

/** Something that whoever holds a right should know. */
export interface NoticeDraft {
  /** What happened, for programs: `sign-in.throttled`. */
  readonly kind: string;
  /** Whom or what it is about; an open notice of the same kind and subject counts up. Never a secret, never what somebody typed. */
  readonly subject: string;
  readonly audience: Permission;
  readonly severity: Notice['severity'];
  /** A sentence: what happened and what to do. */
  readonly message: string;
  /** An address of the app. */
  readonly link?: string | undefined;
  /** Only this account sees it, as long as it holds the right too; the subject then names the account. Everybody with the right when absent. */
  readonly accountId?: number | undefined;
}

/** Raises notices inside a caller's transaction. */
export interface NoticeWriter {
  raise(tx: Tx, draft: NoticeDraft): void;
  /** The matter is over: takes its open notice off the list, if there is one. */
  settle(tx: Tx, kind: string, subject: string): void;
  /** Whether a notice of this matter waits for somebody to see it. */
  isOpen(kind: string, subject: string): boolean;
  /** Whether this matter was told before, seen or not. */
  wasRaised(kind: string, subject: string): boolean;
}

/** A writer on one connection. */
export function createNoticeWriter(db: Db): NoticeWriter {
  const notices = createNoticesRepository(db);

  return {
    raise(tx, { link = null, accountId = null, ...draft }) {
      const row = { ...draft, link, accountId, at: tx.at };
      const present = notices.openOf(draft.kind, draft.subject);
      if (present) notices.repeat({ ...row, id: present.id });
      tx.audit({
        entity: 'notice',
        entityId: present?.id ?? notices.insert(row),
        action: 'notices.raise',
        changes: {
          kind: { old: present?.kind ?? null, new: draft.kind },
          subject: { old: null, new: draft.subject },
          count: { old: present?.count ?? 0, new: (present?.count ?? 0) + 1 },
        },
      });
    },

    settle(tx, kind, subject) {
      const present = notices.openOf(kind, subject);
      if (!present) return;
      notices.dismiss({ id: present.id, at: tx.at, by: tx.by });
      tx.audit({
        entity: 'notice',
        entityId: present.id,
        action: 'notices.settle',
        changes: { open: { old: true, new: false } },
      });
    },

    wasRaised: notices.wasRaised,

    isOpen: (kind, subject) => notices.openOf(kind, subject) !== undefined,
  };
}
