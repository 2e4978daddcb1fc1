import { Alert, Checkbox, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PlainDate } from '#shared/dates.ts';
import type { TestType } from '#shared/test-types.ts';
import { useCall } from '../../api/hooks.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFormats } from '../../ui/formats.ts';
import { type CountEffect, countEffects } from './count-effects.ts';
import classes from './tests.module.css';

interface Props {
  readonly unitId: number;
  readonly installedOn: PlainDate | null;
  readonly type: TestType;
  /** ISO, or no date yet. */
  readonly testDate: string;
  readonly excluded: readonly number[];
  /** A stored survey moved the clocks already: what it would do to them cannot be told from where they stand. */
  readonly stored: boolean;
  onChange(excluded: readonly number[]): void;
}

/** What a survey counts for, as its type and day stand in the form; an early one asks, with what either answer leads to. */
export function CountedObligations({ unitId, installedOn, type, testDate, excluded, stored, onChange }: Props) {
  const { t } = useTranslation('compliance');
  const ofUnit = useCall('obligations.ofUnit', { unitId });
  const rules = useCall('obligations.rules', { includeInactive: true });
  const error = ofUnit.error ?? rules.error;
  if (error)
    return <ErrorPanel error={error} onRetry={() => void (ofUnit.error ? ofUnit.refetch() : rules.refetch())} />;
  if (!ofUnit.data || !rules.data) return <Skeleton height={48} />;
  const { items, events } = ofUnit.data;
  if (items.length === 0) return <Plain>{t('form.counts.noObligations')}</Plain>;
  const day = PlainDate.safeParse(testDate).success ? testDate : undefined;
  const effects =
    day === undefined
      ? []
      : countEffects({ obligations: items, rules: rules.data.items, events, installedOn }, type, day);
  if (day !== undefined && effects.length === 0) return <Plain>{t('form.counts.none')}</Plain>;

  const set = (id: number, counts: boolean) => {
    const others = excluded.filter((other) => other !== id);
    onChange(counts ? others : [...others, id].sort((a, b) => a - b));
  };
  return (
    <Stack gap="xs">
      {effects.map((effect) => {
        const { id } = effect.obligation;
        const props = { effect, counts: !excluded.includes(id), onChange: (counts: boolean) => set(id, counts) };
        return effect.early && !stored ? (
          <EarlyQuestion key={id} {...props} />
        ) : (
          <Counted key={id} {...props} stored={stored} />
        );
      })}
    </Stack>
  );
}

interface EffectProps {
  readonly effect: CountEffect;
  readonly counts: boolean;
  onChange(counts: boolean): void;
}

function Counted({
  effect: { obligation, older, after },
  counts,
  stored,
  onChange,
}: EffectProps & { readonly stored: boolean }) {
  const { t } = useTranslation('compliance');
  const formats = useFormats();
  const effect = () => {
    if (stored) return t(counts ? 'form.counts.countsFor' : 'form.counts.countsNot');
    if (!counts) {
      return obligation.dueDate === null
        ? t('form.counts.excludedNoDate')
        : t('form.counts.excluded', { due: formats.date(obligation.dueDate) });
    }
    if (older) return t('form.counts.older', { date: formats.date(obligation.lastTested) });
    if (!after) return t('form.counts.countsFor');
    const due = formats.date(after.target);
    return after.limit === after.target
      ? t('form.counts.nextSame', { due })
      : t('form.counts.next', { due, limit: formats.date(after.limit) });
  };
  return (
    <Checkbox
      label={obligation.obligation}
      description={effect()}
      checked={counts}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function EarlyQuestion({ effect: { obligation, after }, counts, onChange }: EffectProps) {
  const { t } = useTranslation('compliance');
  const formats = useFormats();
  const due = (date: string | null | undefined) => formats.date(date ?? null);
  return (
    <Alert variant="light" color="yellow" icon={<IconQuestionMark aria-hidden />} className={classes.row ?? ''}>
      <Radio.Group
        label={t('form.counts.early', { obligation: obligation.obligation, date: due(obligation.windowStart) })}
        value={counts ? 'yes' : 'no'}
        onChange={(answer) => onChange(answer === 'yes')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="yes" label={t('form.counts.yes', { due: due(after?.target) })} />
          <Radio value="no" label={t('form.counts.no', { due: due(obligation.dueDate) })} />
        </Stack>
      </Radio.Group>
    </Alert>
  );
}

function Plain({ children }: { readonly children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
