import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';

/** What a merge of people changes. */
export const mergedTopics = ['person', 'unit', 'test', 'booking', 'finding', 'document', 'account'] as const;

/** Takes a merge of people back and says what came of it. */
export function useUnmergePerson() {
  const { t } = useTranslation('people');
  const touch = useTouch();
  const notify = useNotify();
  return useAction('people.unmerge', {
    onSuccess({ merge, restored, left }) {
      for (const topic of mergedTopics) touch(topic);
      const done = t('merge.undone', { from: merge.fromName, count: restored });
      notify.done(left === 0 ? done : `${done} ${t('merge.left', { count: left })}`);
    },
    onError: (error) => notify.failed(error),
  });
}
