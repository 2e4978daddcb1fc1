import { useLocation } from 'react-router';

/** Pages from which one comes to a unit and wants to go back to. */
const lists = ['/equipment', '/compliance', '/planner', '/findings'] as const;

/** The address of the list as the person left it; the plain list when they came from elsewhere. */
export function useCameFrom(): string {
  const state: unknown = useLocation().state;
  if (typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string') {
    const { from } = state;
    if (lists.some((list) => from.startsWith(list))) return from;
  }
  return '/equipment';
}
