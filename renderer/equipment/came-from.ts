import { useLocation } from 'react-router';

/** The address of the list as the person left it; the plain list when they came from elsewhere. */
export function useCameFrom(): string {
  const state: unknown = useLocation().state;
  if (typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string') {
    if (state.from.startsWith('/equipment')) return state.from;
  }
  return '/equipment';
}
