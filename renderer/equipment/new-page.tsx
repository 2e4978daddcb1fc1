import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { type CloneChoice, readChoice, writeChoice } from './clone-choice.ts';
import { CloneDialog } from './clone-dialog.tsx';
import { blankValues, type Draft, draftOf } from './draft.ts';
import { UnitForm } from './unit-form.tsx';

/** A new unit: blank, or like another one (`?from=ID`). */
export function NewUnitPage() {
  const { t } = useTranslation('equipment');
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const [choosing, setChoosing] = useState(false);
  const choice = readChoice(params.get('copy'));
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
    <Page
      title={original === undefined ? t('form.newTitle') : t('form.cloneTitle', { unit: unitLabel(original) })}
      actions={
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => setChoosing(true)}>
          {t(original === undefined ? 'clone.open' : 'clone.change')}
        </Button>
      }
    >
      <UnitForm
        key={params.toString()}
        initial={initialDraft(original, choice)}
        initialCustom={original !== undefined && choice.custom ? original.custom : {}}
        original={original}
        withComponents={choice.components}
      />
      {choosing && (
        <CloneDialog
          source={original}
          choice={choice}
          apply={(id, next) => {
            setChoosing(false);
            void navigate(`/equipment/new?from=${id}&copy=${writeChoice(next)}`, {
              replace: true,
              state: location.state,
            });
          }}
          close={() => setChoosing(false)}
        />
      )}
    </Page>
  );
}

/** The form's first state: blank, with what cloning copies. */
function initialDraft(original: Unit | undefined, { fields }: CloneChoice): Draft {
  const copied = original === undefined ? [] : fields.map((field) => [field, original[field]] as const);
  return draftOf({ ...blankValues, ...Object.fromEntries(copied) });
}
