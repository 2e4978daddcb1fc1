import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../shared/home.ts';
import { callKey, useAction } from '../api/hooks.ts';
import { useNotify } from '../ui/notify.ts';

/** Loads or removes the sample clinic and says what came of it. */
export function useSample(name: 'home.loadSample' | 'home.removeSample') {
  const { t } = useTranslation('home');
  const queries = useQueryClient();
  const notify = useNotify();
  return useAction(name, {
    onSuccess(summary: HomeSummary) {
      queries.setQueryData(callKey('home.summary', {}), summary);
      notify.done(t(name === 'home.loadSample' ? 'sample.loaded' : 'sample.removed'));
    },
    onError: notify.failed,
  });
}
