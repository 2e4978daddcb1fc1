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
      <FindingList items={findings.data.items} brief />
    </div>
  );
}

interface ListProps {
  readonly items: readonly NetworkFinding[];
  /** Everything that is in order in one place, after what is not. */
  readonly brief?: boolean;
}

/** The findings themselves, each with what to do about it. */
export function FindingList({ items, brief = false }: ListProps) {
  const { t } = useTranslation('network');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const said = (text: string | null) => (text === null ? [] : [datesIn(sentence(text))]);
  const listed = items.map(({ about, state, evidence, advice }, index) => ({
    key: `${about}-${index}`,
    state: states[state],
    title: t(`findings.about.${about}`),
    note: t(`findings.states.${state}`),
    text: [...said(evidence), ...said(advice)].join(' '),
  }));
  if (!brief) return <Checklist items={listed} />;
  const sound = listed.filter(({ state }) => state === 'ok');
  const together = {
    key: 'ok',
    state: 'ok' as const,
    title: sound.map(({ title }) => title).join(', '),
    note: t('findings.states.ok'),
    text: sound.map(({ text }) => text).join(' '),
  };
  return (
    <Checklist items={[...listed.filter(({ state }) => state !== 'ok'), ...(sound.length > 0 ? [together] : [])]} />
  );
}
