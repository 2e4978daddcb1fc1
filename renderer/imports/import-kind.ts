import { useSearchParams } from 'react-router';
import { type ImportKind, importKinds } from '../../shared/imports.ts';
import { useSession } from '../session/session.tsx';

/** Where records of a kind are looked at. */
export const placeOf: Readonly<Record<ImportKind, string>> = {
  equipment: '/equipment',
  tests: '/compliance',
  bookings: '/compliance',
};

/** The kinds that this person may bring in, and the one that the address names (`?kind=tests`). */
export function useImportKind(): {
  readonly kinds: readonly ImportKind[];
  readonly kind: ImportKind;
  choose(kind: ImportKind): void;
} {
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const kinds = importKinds.filter((kind) => kind === 'equipment' || can('compliance:write'));
  const asked = params.get('kind');
  return {
    kinds,
    kind: kinds.find((kind) => kind === asked) ?? 'equipment',
    choose: (kind) => setParams(kind === 'equipment' ? {} : { kind }, { replace: true, preventScrollReset: true }),
  };
}
