import { useSearchParams } from 'react-router';
import type { Permission } from '../../shared/contract/permissions.ts';
import { type ImportKind, importKinds } from '../../shared/imports.ts';
import { useSession } from '../session/session.tsx';

/** Where records of a kind are looked at. */
export const placeOf: Readonly<Record<ImportKind, string>> = {
  rems: '/equipment',
  equipment: '/equipment',
  tests: '/compliance',
  bookings: '/compliance',
  people: '/people',
  facilities: '/admin/lookups/facility',
};

/** What each kind asks for beside the right to import. */
const needed: Readonly<Record<ImportKind, readonly Permission[]>> = {
  rems: ['compliance:write', 'people:write', 'lookups:write'],
  equipment: [],
  tests: ['compliance:write'],
  bookings: ['compliance:write'],
  people: ['people:write'],
  facilities: ['lookups:write'],
};

/** The kinds that this person may bring in, and the one that the address names (`?kind=tests`). */
export function useImportKind(): {
  readonly kinds: readonly ImportKind[];
  readonly kind: ImportKind;
  choose(kind: ImportKind): void;
} {
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const kinds = importKinds.filter((kind) => needed[kind].every((permission) => can(permission)));
  const asked = params.get('kind');
  return {
    kinds,
    kind: kinds.find((kind) => kind === asked) ?? 'equipment',
    choose: (kind) => setParams(kind === 'equipment' ? {} : { kind }, { replace: true, preventScrollReset: true }),
  };
}
