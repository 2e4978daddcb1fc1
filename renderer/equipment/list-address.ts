import { createContext } from 'react';
import { type ListState, writeListState } from './list-state.ts';

/** The address of the list as it is shown, for whoever goes to a unit and comes back: that of the router follows a moment later. */
export const ListAddress = createContext('/equipment');

/** The address of a state of the list. */
export function addressOf(state: ListState): string {
  const query = writeListState(state).toString();
  return query === '' ? '/equipment' : `/equipment?${query}`;
}
