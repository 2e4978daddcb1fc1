import { createContext, useContext } from 'react';
import type { Activity } from './activity.ts';

const ActivityContext = createContext<Activity | null>(null);

export const ActivityProvider = ActivityContext.Provider;

/** When somebody last touched this window. */
export function useActivity(): Activity {
  const activity = useContext(ActivityContext);
  if (!activity) throw new Error('ActivityProvider is missing.');
  return activity;
}
