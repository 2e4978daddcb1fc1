import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { performerRoles } from '#shared/test-types.ts';
import { DateField } from '../../ui/date-field.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import type { VisitEntry } from './booking-draft.ts';

interface Props {
  readonly entry: VisitEntry;
  /** What is wrong, by field of the entry. */
  readonly messages: Readonly<Record<string, string>>;
  readonly heldName?: string | null;
  set(part: Partial<VisitEntry>): void;
}

/** The fields of a visit: when, how long, who; the day is enough. */
export function VisitFields({ entry, messages, heldName, set }: Props) {
  const { t } = useTranslation('bookings');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <DateField
        id="booking-date"
        label={t('date')}
        value={entry.date}
        error={messages.date}
        onChange={(date) => set({ date })}
      />
      <PersonPicker
        id="booking-assignee"
        label={t('assignee')}
        roles={performerRoles}
        value={entry.assigneeId}
        heldName={heldName ?? null}
        error={messages.assigneeId}
        onChange={(assigneeId) => set({ assigneeId })}
      />
      <TextInput
        label={t('time')}
        description={t('timeHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={5}
        value={entry.time}
        error={messages.time}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <TextInput
        label={t('minutes')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={entry.minutes}
        error={messages.minutes}
        onChange={(event) => set({ minutes: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
