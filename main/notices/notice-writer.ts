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
}

/** Raises notices inside a caller's transaction. */
export interface NoticeWriter {
  raise(tx: Tx, draft: NoticeDraft): void;
}

/** A writer on one connection. */
export function createNoticeWriter(db: Db): NoticeWriter {
  const notices = createNoticesRepository(db);

  return {
    raise(tx, { link = null, ...draft }) {
      const row = { ...draft, link, at: tx.at };
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
  };
}
