import { useIsMutating } from '@tanstack/react-query';
import { useCall } from '../api/hooks.ts';

const lookMs = 1_000;

/** Whether something was asked for here that has not answered yet. */
export function useBackupActs(): boolean {
  return useIsMutating({ predicate: ({ options }) => String(options.mutationKey?.[0]).startsWith('backup.') }) > 0;
}

/** Where backups stand; while something runs it is asked again every second. Read afresh whenever a page is opened. */
export function useBackupState() {
  const acting = useBackupActs();
  return useCall(
    'backup.state',
    {},
    {
      refetchOnMount: 'always',
      refetchInterval: ({ state }) => (acting || (state.data?.running ?? null) !== null ? lookMs : false),
    },
  );
}
