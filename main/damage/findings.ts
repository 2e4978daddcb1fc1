import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Tx } from '../rpc/transact.ts';
import type { DamageRepository, DamageRow } from './repository.ts';

const matter = 'damage.found';
const subject = 'records';

/** What is written about findings, inside the caller's transaction. */
export interface Findings {
  /** Gives a finding another state, on record. */
  change(tx: Tx, row: DamageRow, next: Partial<Pick<DamageRow, 'state' | 'reason' | 'kept'>>): void;
  /** Tells administrators while anything is open, and takes the notice back when nothing is. */
  tell(tx: Tx): void;
}

/** The writing on one connection. */
export function createFindings({
  repository,
  notices,
}: {
  readonly repository: DamageRepository;
  readonly notices: NoticeWriter;
}): Findings {
  function change(tx: Tx, row: DamageRow, next: Partial<Pick<DamageRow, 'state' | 'reason' | 'kept'>>): void {
    const after = { ...row, kept: null, ...next, changedAt: tx.at, changedBy: tx.by };
    const { id, state, changedAt, changedBy, reason, kept } = after;
    repository.change({ id, state, changedAt, changedBy, reason, kept });
    tx.audit({
      entity: 'damage',
      entityId: id,
      changes: {
        state: { old: row.state, new: state },
        record: { old: `${row.source} ${row.recordId}`, new: `${row.source} ${row.recordId}` },
      },
      reason: next.reason ?? null,
    });
  }

  function tell(tx: Tx): void {
    const open = repository.total('open');
    if (open === 0) notices.settle(tx, matter, subject);
    else if (!notices.isOpen(matter, subject))
      notices.raise(tx, {
        kind: matter,
        subject,
        audience: 'system:manage',
        severity: 'warning',
        message: `Records that do not read any more: ${open}. Look at them: other keys and copies in backups are tried there.`,
        link: '/admin/damaged',
      });
  }

  return { change, tell };
}
