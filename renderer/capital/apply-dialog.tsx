import { Alert, List, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppliedUnit, Scenario } from '../../shared/capital-scenarios.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';

const shown = 10;

/** Shows what a scenario would write into the units, and writes it. */
export function ApplyDialog({ scenario, close }: { readonly scenario: Scenario; readonly close: () => void }) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const [again, setAgain] = useState(false);
  const preview = useCall('capital.applyPreview', { scenarioId: scenario.id, page: 1, pageSize: shown });
  const apply = useAction('capital.applyScenario', {
    onSuccess({ changed }) {
      touch('unit');
      notify.done(t('scenario.applied', { count: changed }));
      close();
    },
    onError(error) {
      // Units changed since the preview: it is read again, and the decision is taken again.
      if (!(error instanceof AppError) || error.code !== 'CONFLICT') return;
      setAgain(true);
      void preview.refetch();
    },
  });
  const { data } = preview;
  const text = (field: AppliedUnit['changes'][number]['field'], value: number | boolean | null) => {
    if (value === null) return t('scenario.none');
    if (typeof value === 'boolean') return t(value ? 'scenario.fundedYes' : 'scenario.fundedNo');
    return field === 'capitalCost' ? formats.thousands(value) : String(value);
  };
  const nothing = data?.total === 0;
  return (
    <DialogForm
      title={t('scenario.applyTitle', { name: scenario.name })}
      confirmLabel={t(nothing ? 'scenario.close' : 'scenario.applySubmit')}
      dirty={false}
      pending={apply.isPending || preview.isFetching}
      error={again ? undefined : (apply.error ?? undefined)}
      wide
      submit={() => {
        if (nothing) close();
        else if (data) apply.mutate({ scenarioId: scenario.id, proof: data.proof });
      }}
      close={close}
    >
      {again && (
        <Alert color="yellow" variant="light" role="alert">
          {t('scenario.applyAgain')}
        </Alert>
      )}
      {preview.error && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
      {data === undefined ? (
        !preview.error && <Skeleton height={160} />
      ) : (
        <Stack gap="xs">
          <Text size="sm">{nothing ? t('scenario.applyNothing') : t('scenario.applyLead', { count: data.total })}</Text>
          <List size="sm" spacing={4}>
            {data.items.map(({ unit, changes }) => (
              <List.Item key={unit.id}>
                {unitLabel(unit)} ({unit.id}):{' '}
                {changes
                  .map((change) =>
                    t('scenario.change', {
                      field: t(`scenario.field.${change.field}`),
                      old: text(change.field, change.old),
                      new: text(change.field, change.new),
                    }),
                  )
                  .join(', ')}
              </List.Item>
            ))}
          </List>
          {data.total > data.items.length && (
            <Text size="sm" c="dimmed">
              {t('scenario.applyMore', { count: data.total - data.items.length })}
            </Text>
          )}
        </Stack>
      )}
    </DialogForm>
  );
}
