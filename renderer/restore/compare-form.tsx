import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SetName } from '../../shared/backup.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { ComparedFields } from './compared-fields.tsx';
import { ComparedSurveys } from './compared-surveys.tsx';

interface Props {
  readonly input: { readonly set: SetName; readonly destinationId?: number };
  readonly compared: OutputOf<'restore.unit'>;
}

/** The choice of fields and surveys, and bringing them back as changes of today. A unit that is gone comes back whole unless one chooses less. */
export function CompareForm({ input, compared: { unit, fields, tests } }: Props) {
  const { t } = useTranslation('restore');
  const formats = useFormats();
  const navigate = useNavigate();
  const notify = useNotify();
  const touch = useTouch();
  const gone = unit.state === 'missing';
  const surveys = tests.filter(({ state }) => state !== 'same');
  const [chosenFields, setChosenFields] = useState<readonly string[]>(gone ? fields.map(({ field }) => field) : []);
  const [chosenTests, setChosenTests] = useState<readonly number[]>(gone ? surveys.map(({ id }) => id) : []);
  const [asking, setAsking] = useState(false);
  const take = useAction('restore.takeUnit', {
    onSuccess: async (taken) => {
      touch('unit');
      touch('test');
      touch('restore');
      const counts = { fields: formats.number(taken.fields), surveys: formats.number(taken.tests) };
      notify.done(t('unit.done', counts));
      await navigate(`/equipment/${taken.unitId}`);
    },
  });
  const nothing = chosenFields.length === 0 && chosenTests.length === 0;
  return (
    <Stack gap="md">
      {gone && <Text size="sm">{t('unit.missing')}</Text>}
      <SectionCard title={t('unit.fields')} lead={fields.length === 0 ? t('unit.noFields') : t('unit.fieldsLead')}>
        {fields.length > 0 && (
          <ComparedFields fields={fields} chosen={chosenFields} onChange={setChosenFields} locked={gone} />
        )}
      </SectionCard>
      <SectionCard title={t('unit.surveys')} lead={surveys.length === 0 ? t('unit.noSurveys') : t('unit.surveysLead')}>
        {surveys.length > 0 && <ComparedSurveys surveys={surveys} chosen={chosenTests} onChange={setChosenTests} />}
      </SectionCard>
      <Group justify="flex-end">
        <Text size="sm" c="dimmed" role="status">
          {t('unit.chosen', {
            fields: formats.number(chosenFields.length),
            surveys: formats.number(chosenTests.length),
          })}
        </Text>
        <Button disabled={nothing} onClick={() => setAsking(true)}>
          {t('unit.submit')}
        </Button>
      </Group>
      {asking && (
        <ReasonDialog
          title={t('unit.question')}
          message={t('unit.message')}
          confirmLabel={t('unit.submit')}
          required
          pending={take.isPending}
          error={take.error}
          confirm={(reason) =>
            take.mutate({
              ...input,
              unitId: unit.id,
              fields: [...chosenFields],
              tests: [...chosenTests],
              reason: reason ?? '',
            })
          }
          close={() => setAsking(false)}
        />
      )}
    </Stack>
  );
}
