import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { clonedFields, type Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { blankValues, type Draft, draftOf } from './draft.ts';
import { UnitForm } from './unit-form.tsx';

/** A new unit: blank, or like another one (`?from=ID`). */
export function NewUnitPage() {
  const { t } = useTranslation('equipment');
  const [params] = useSearchParams();
  const from = Number(params.get('from'));
  const cloning = Number.isSafeInteger(from) && from > 0;
  const source = useCall('equipment.get', { id: cloning ? from : 1 }, { enabled: cloning });

  if (cloning && source.data === undefined) {
    return (
      <Page title={t('form.newTitle')}>
        {source.error ? (
          <ErrorPanel error={source.error} onRetry={() => void source.refetch()} />
        ) : (
          <Stack>
            <Skeleton height={220} />
            <Skeleton height={180} />
          </Stack>
        )}
      </Page>
    );
  }
  const original = cloning ? source.data : undefined;
  return (
    <Page title={original === undefined ? t('form.newTitle') : t('form.cloneTitle', { unit: unitLabel(original) })}>
      <UnitForm key={original?.id ?? 0} initial={initialDraft(original)} original={original} />
    </Page>
  );
}

/** The form's first state: blank, with what cloning copies. */
function initialDraft(original: Unit | undefined): Draft {
  const copied = original === undefined ? [] : clonedFields.map((field) => [field, original[field]] as const);
  return draftOf({ ...blankValues, ...Object.fromEntries(copied) });
}
