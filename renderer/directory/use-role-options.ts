import { roleIds } from '../../shared/contract/permissions.ts';
import { useRightWords } from '../ui/right-words.ts';

/** Roles to choose from; who may not see those made here still has those of the program. */
export function useRoleOptions(): { readonly value: string; readonly label: string }[] {
  const words = useRightWords();
  const ids = words.roles.length > 0 ? words.roles.map(({ id }) => id) : roleIds;
  return ids.map((id) => ({ value: id, label: words.role(id) }));
}
