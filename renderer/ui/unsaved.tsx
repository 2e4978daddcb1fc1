import { createContext, useContext } from 'react';

/** Counts the forms that hold unsaved changes. */
export interface Unsaved {
  /** Called by a form that became dirty; the answer releases it again. */
  hold(): () => void;
  /** Whether any form holds unsaved changes now. */
  any(): boolean;
}

export function createUnsaved(): Unsaved {
  const held = new Set<symbol>();
  return {
    hold() {
      const key = Symbol('form');
      held.add(key);
      return () => held.delete(key);
    },
    any: () => held.size > 0,
  };
}

const UnsavedContext = createContext<Unsaved | null>(null);

export const UnsavedProvider = UnsavedContext.Provider;

/** The count of dirty forms, for those who would throw them away. */
export function useUnsaved(): Unsaved {
  const unsaved = useContext(UnsavedContext);
  if (!unsaved) throw new Error('UnsavedProvider is missing.');
  return unsaved;
}
