import { Alert, NumberInput, Skeleton, Slider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScoreWeights, scoreParts } from '../../shared/replacement-score.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { storedNow } from '../ui/stored-now.ts';
import { WeightsPreview } from './weights-preview.tsx';

type Stored = ScoreWeights & { readonly version: number };
const fields = [...scoreParts, 'costReference'] as const;

/** How the replacement score comes about, and how much each part of it counts. */
export function WeightsDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('capital');
  const weights = useCall('capital.weights', {});
  if (weights.data) return <WeightsForm stored={weights.data} close={close} />;
  return (
    <DialogForm
      title={t('score.how')}
      confirmLabel={t('score.done')}
      dirty={false}
      pending={false}
      error={undefined}
      submit={close}
      close={close}
    >
      {weights.error ? (
        <ErrorPanel error={weights.error} onRetry={() => void weights.refetch()} />
      ) : (
        <Skeleton height={280} />
      )}
    </DialogForm>
  );
}

function WeightsForm({ stored, close }: { readonly stored: Stored; readonly close: () => void }) {
  const { t } = useTranslation('capital');
  const { t: tPlan } = useTranslation('capital-plan');
  const { can } = useSession();
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const editable = can('equipment:write');
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState<Readonly<Record<(typeof fields)[number], number | ''>>>(stored);
  const save = useAction('capital.saveWeights', {
    onSuccess() {
      touch('capital');
      notify.done(t('score.saved'));
      close();
    },
    onError(refusal) {
      const newer = storedNow<Stored>(refusal);
      if (newer) setBase(newer);
    },
  });
  const dirty = fields.some((field) => draft[field] !== base[field]);
  const sum = scoreParts.reduce((total, part) => total + (draft[part] === '' ? 0 : draft[part]), 0);
  const { age, endOfSupport, cost, failedTests, costReference } = draft;
  const complete =
    age === '' || endOfSupport === '' || cost === '' || failedTests === '' || costReference === ''
      ? undefined
      : { age, endOfSupport, cost, failedTests, costReference };
  const submit = () => {
    if (!editable || !dirty) return close();
    if (complete && sum > 0) save.mutate({ version: base.version, ...complete });
  };
  return (
    <DialogForm
      title={t('score.how')}
      confirmLabel={editable && dirty ? t('score.save') : t('score.done')}
      dirty={editable && dirty}
      pending={save.isPending}
      error={save.error ?? undefined}
      wide
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('score.lead')}</Text>
      <Stack gap="xs">
        {scoreParts.map((part) => (
          <div key={part}>
            <NumberInput
              label={t(`score.parts.${part}`)}
              description={`${t(`score.formulas.${part}`)} ${t('score.share', {
                share: formats.number(sum === 0 || draft[part] === '' ? 0 : Math.round((100 * draft[part]) / sum)),
              })}`}
              value={draft[part]}
              min={0}
              max={100}
              allowDecimal={false}
              readOnly={!editable}
              error={draft[part] === '' ? t('score.missing') : undefined}
              onChange={(value) => setDraft({ ...draft, [part]: typeof value === 'number' ? value : '' })}
            />
            {editable && (
              <Slider
                mt={6}
                size="sm"
                thumbSize={24}
                label={null}
                thumbLabel={tPlan('weights.slider', { part: t(`score.parts.${part}`) })}
                value={draft[part] === '' ? 0 : draft[part]}
                onChange={(value) => setDraft({ ...draft, [part]: value })}
              />
            )}
          </div>
        ))}
        <NumberInput
          label={t('score.costReference')}
          description={t('score.costReferenceHint')}
          value={draft.costReference}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          thousandSeparator={' '}
          suffix={' k$'}
          readOnly={!editable}
          error={draft.costReference === '' ? t('score.missing') : undefined}
          onChange={(value) => setDraft({ ...draft, costReference: typeof value === 'number' ? value : '' })}
        />
      </Stack>
      {sum === 0 && (
        <Alert color="yellow" variant="light">
          {t('score.noWeight')}
        </Alert>
      )}
      <Text size="xs" c="dimmed">
        {t('score.later')}
      </Text>
      <WeightsPreview weights={sum === 0 ? undefined : complete} />
    </DialogForm>
  );
}
