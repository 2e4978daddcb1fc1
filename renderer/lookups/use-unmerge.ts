import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';

/** Takes a merge back and says what came of it. */
export function useUnmerge() {
  const { t } = useTranslation('lookups');
  const touch = useTouch();
  const notify = useNotify();
  return useAction('lookups.unmerge', {
    onSuccess: ({ merge, restored, left }) => {
      for (const topic of ['lookup', 'unit', 'rule', 'document'] as const) touch(topic);
      const names = { from: merge.fromName, into: merge.intoName };
      const done = t('merge.undone', { ...names, count: restored });
      notify.done(left === 0 ? done : `${done} ${t('merge.left', { count: left })}`);
    },
    onError: (error) => notify.failed(error),
  });
}
