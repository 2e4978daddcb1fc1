import type { AuditFilters } from '../../shared/audit.ts';
import { PlainDate } from '../../shared/dates.ts';
import type { ListAddress } from '../ui/use-list-address.ts';

/** The filters of the list by their name in the address. */
export const filterNames = [
  'from',
  'to',
  'accountId',
  'action',
  'entity',
  'entityId',
  'origin',
  'group',
] as const satisfies readonly (keyof AuditFilters)[];

export const groups = ['refusals', 'sign-ins', 'exports', 'system', 'records'] as const;
export const origins = ['ipc', 'https', 'cli', 'job'] as const;

/** What the address asks for; what is nonsense there does not filter. */
export function filtersOf(address: Pick<ListAddress<(typeof filterNames)[number]>, 'filter' | 'search'>): AuditFilters {
  const text = (name: 'action' | 'entity' | 'entityId', most: number) =>
    address.filter(name)?.slice(0, most) || undefined;
  const day = (name: 'from' | 'to') => PlainDate.safeParse(address.filter(name)).data;
  const account = Number(address.filter('accountId'));
  const filters = {
    from: day('from'),
    to: day('to'),
    accountId: Number.isSafeInteger(account) && account > 0 ? account : undefined,
    action: text('action', 80),
    entity: text('entity', 40),
    entityId: text('entityId', 80),
    origin: origins.find((known) => known === address.filter('origin')),
    group: groups.find((known) => known === address.filter('group')),
    search: address.search.trim() || undefined,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** An address of the list with these filters. */
export function addressOf(filters: AuditFilters): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined) params.set(name === 'search' ? 'q' : name, String(value));
  }
  return `/admin/audit?${params}`;
}
