import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NetworkFinding } from '../../shared/network.ts';
import { useSentence } from '../i18n/index.ts';
import { Checklist } from '../ui/checklist.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import type { useFindings } from './use-findings.ts';

const states = { ok: 'ok', warning: 'warning', failed: 'bad' } as const;

/** What was found about settings that are about to be applied. */
export function Findings({ of: findings }: { readonly of: ReturnType<typeof useFindings> }) {
  const { t } = useTranslation('network');
  if (findings.error) return <ErrorPanel error={findings.error} onRetry={() => void findings.refetch()} />;
  if (!findings.data) return <Skeleton height={96} aria-label={t('findings.looking')} />;
  return (
    <div aria-live="polite" aria-busy={findings.isFetching}>
      <FindingList items={findings.data.items} />
    </div>
  );
}

/** The findings themselves, each with what to do about it. */
export function FindingList({ items }: { readonly items: readonly NetworkFinding[] }) {
  const { t } = useTranslation('network');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const said = (text: string | null) => (text === null ? [] : [datesIn(sentence(text))]);
  return (
    <Checklist
      items={items.map(({ about, state, evidence, advice }, index) => ({
        key: `${about}-${index}`,
        state: states[state],
        title: t(`findings.about.${about}`),
        note: t(`findings.states.${state}`),
        text: [...said(evidence), ...said(advice)].join(' '),
      }))}
    />
  );
}
