import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Topic } from '../../shared/contract/events.ts';
import { applyEvent } from './live.ts';

/** Marks what an own change made stale at once; the event that follows would do the same, but the connection may be away. */
export function useTouch(): (topic: Topic) => void {
  const queries = useQueryClient();
  return useCallback((topic) => applyEvent(queries, { topic }), [queries]);
}
