import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/dates.ts';
import { DateField } from '../ui/date-field.tsx';
import { parseTypedDate, typedDate } from '../ui/date-text.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';

interface Props {
  readonly saving: boolean;
  retire(on: string): void;
  close(): void;
}

/** Asks for the day of retirement; today is offered. */
export function RetireDialog({ saving, retire, close }: Props) {
  useReturnFocus();
  const { t, i18n } = useTranslation('equipment');
  const language = i18n.resolvedLanguage ?? 'en';
  const [date, setDate] = useState(() => localDate(new Date()));
  const [wrong, setWrong] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React events rise through portals: the card's own form must not save.
    event.stopPropagation();
    const read = parseTypedDate(date, language);
    setWrong(read === undefined);
    if (read !== undefined) retire(read);
  };
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('list.close') }}
      onClose={close}
      title={t('retireDialog.title')}
      centered
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{t('retireDialog.text')}</Text>
          <DateField
            label={t('retireDialog.date')}
            value={date}
            error={wrong ? t('problems.date', { example: typedDate('2026-03-31', language) }) : undefined}
            onChange={setDate}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('retireDialog.cancel')}
            </Button>
            <Button type="submit" loading={saving}>
              {t('retireDialog.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
