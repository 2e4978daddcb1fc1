import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/dates.ts';
import { DateField } from '../ui/date-field.tsx';
import { parseTypedDate, typedDate } from '../ui/date-text.ts';
import { DialogForm } from '../ui/dialog-form.tsx';

interface Props {
  readonly saving: boolean;
  /** Units that belong to this one; they are not retired with it. */
  readonly childCount: number;
  retire(on: string): void;
  close(): void;
}

/** Asks for the day of retirement; today is offered. */
export function RetireDialog({ saving, childCount, retire, close }: Props) {
  const { t, i18n } = useTranslation('equipment');
  const language = i18n.resolvedLanguage ?? 'en';
  const [date, setDate] = useState(() => localDate(new Date()));
  const [wrong, setWrong] = useState(false);

  const submit = () => {
    const read = parseTypedDate(date, language);
    setWrong(read === undefined);
    if (read !== undefined) retire(read);
  };
  return (
    <DialogForm
      title={t('retireDialog.title')}
      confirmLabel={t('retireDialog.confirm')}
      dirty={false}
      pending={saving}
      error={undefined}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('retireDialog.text')}</Text>
      {childCount > 0 && (
        <Alert variant="light" color="yellow">
          {t('retireDialog.children', { count: childCount })}
        </Alert>
      )}
      <DateField
        label={t('retireDialog.date')}
        value={date}
        error={wrong ? t('problems.date', { example: typedDate('2026-03-31', language) }) : undefined}
        onChange={setDate}
      />
    </DialogForm>
  );
}
