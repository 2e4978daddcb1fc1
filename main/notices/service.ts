import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Notice } from '../../shared/notices.ts';
import type { Notifier } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { NoticeRow, NoticesRepository } from './repository.ts';

const maxListed = 100;

/** Notices to those who hold the right that each one names. */
export function createNoticesService(deps: {
  readonly repository: NoticesRepository;
  readonly events: Pick<EventBus, 'subscribe'>;
  readonly notifier: Notifier;
}) {
  const { repository, events, notifier } = deps;
  /** Ids only grow and a notice that counts up keeps its own, so that each is announced once. */
  let announced = repository.newestId();

  events.subscribe(({ topic }) => {
    if (topic !== 'notice') return;
    for (const { id, message, audience, account_id: accountId } of repository.since(announced)) {
      announced = id;
      // as: the column holds the right that the writer was given.
      notifier.notify({ title: 'REMS Workstation', body: message, audience: audience as Permission, accountId });
    }
  });

  return {
    list(ctx: Context): { items: Notice[]; total: number } {
      const { permissions, accountId } = principalOf(ctx);
      const rights: Permission[] = [...permissions];
      const items = repository.open(rights, accountId, maxListed).map(toNotice);
      return { items, total: repository.countOpen(rights, accountId) };
    },

    /** @throws AppError NOT_FOUND also for a notice that the caller may not know */
    dismiss({ id }: { id: number }, ctx: Context): Record<string, never> {
      const { permissions, name, accountId } = principalOf(ctx);
      ctx.transact((tx) => {
        const row = repository.byId(id);
        const own = row && (row.account_id === null || row.account_id === accountId);
        if (!own || ![...permissions].some((right) => right === row.audience))
          throw new AppError('NOT_FOUND', 'This notice does not exist. Read the list again.');
        if (row.dismissed_at !== null) return;
        repository.dismiss({ id, at: tx.at, by: name });
        tx.audit({ entity: 'notice', entityId: id, changes: { open: { old: true, new: false } } });
      });
      return {};
    },
  };
}

/** The service of {@link createNoticesService}. */
export type NoticesService = ReturnType<typeof createNoticesService>;

function toNotice(row: NoticeRow): Notice {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    message: row.message,
    link: row.link,
    count: row.count,
    firstAt: row.first_at,
    lastAt: row.last_at,
  };
}
