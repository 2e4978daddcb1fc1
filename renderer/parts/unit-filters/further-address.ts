import { type CustomFilter, type Expiring, expiringKinds, type UnitFilters } from '#shared/lists.ts';

/** Names in the address: what ends soon, the unit that units belong to, and fields of the clinic. */
const names = { expiring: 'ends', parentId: 'parent', custom: 'cf' } as const;

type Further = Pick<UnitFilters, 'expiring' | 'parentId' | 'custom'>;

/** Reads the filters that are not about names out of an address; whatever it does not understand does not filter. */
export function readFurther(params: URLSearchParams): Further {
  const expiring = readExpiring(params.get(names.expiring));
  const parents = (params.get(names.parentId) ?? '').split('.').map(Number);
  const parentId = parents.filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, 500);
  const custom = (params.get(names.custom) ?? '').split(';').flatMap((text) => readCustomFilter(text) ?? []);
  return {
    ...(expiring ? { expiring } : {}),
    ...(parentId.length > 0 ? { parentId } : {}),
    ...(custom.length > 0 ? { custom: custom.slice(0, 10) } : {}),
  };
}

/** Writes them into an address; those that are off are taken out of it. */
export function writeFurther(params: URLSearchParams, { expiring, parentId = [], custom = [] }: Further): void {
  const put = (name: string, value: string) => (value === '' ? params.delete(name) : params.set(name, value));
  put(names.expiring, expiring ? `${expiring.what}.${expiring.days}` : '');
  put(names.parentId, parentId.join('.'));
  put(names.custom, custom.map(customFilterText).join(';'));
}

function readExpiring(text: string | null): Expiring | undefined {
  const [kind, days] = (text ?? '').split('.');
  const what = expiringKinds.find((known) => known === kind);
  const count = Number(days);
  return what && days !== '' && Number.isSafeInteger(count) && count >= 0 && count <= 3650
    ? { what, days: count }
    : undefined;
}

/** `3:o1.2` options, `3:r50..100` from and to, `3:cText` a fragment, `3:blank`, `3:held`. */
function readCustomFilter(text: string): CustomFilter | undefined {
  const match = /^([1-9]\d{0,9}):(blank|held|[orc].*)$/.exec(text);
  if (!match) return undefined;
  const fieldId = Number(match[1]);
  const rest = match[2] ?? '';
  if (rest === 'blank' || rest === 'held') return { fieldId, blank: rest === 'blank' };
  const value = rest.slice(1);
  if (rest.startsWith('o')) {
    const options = value.split('.').map(Number);
    return options.every((id) => Number.isSafeInteger(id) && id > 0) ? { fieldId, options } : undefined;
  }
  if (rest.startsWith('c')) return { fieldId, contains: decoded(value).slice(0, 100) };
  const [from, to] = value.split('..').map(bound);
  return from === undefined && to === undefined
    ? undefined
    : { fieldId, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function customFilterText({ fieldId, options, contains, from, to, blank }: CustomFilter): string {
  if (options) return `${fieldId}:o${options.join('.')}`;
  if (contains !== undefined) return `${fieldId}:c${encodeURIComponent(contains)}`;
  if (from !== undefined || to !== undefined) return `${fieldId}:r${from ?? ''}..${to ?? ''}`;
  return `${fieldId}:${blank ? 'blank' : 'held'}`;
}

function bound(text: string): number | string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
