import { Checkbox, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { performerRoles } from '#shared/test-types.ts';
import { useCall } from '../../api/hooks.ts';
import { DateField } from '../../ui/date-field.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import type { BookingEntry } from './booking-draft.ts';

interface Props {
  readonly entry: BookingEntry;
  /** What is wrong, by field of the entry. */
  readonly messages: Readonly<Record<string, string>>;
  readonly heldName?: string | null;
  /** Offers what the booking is meant for; absent for several units at once. */
  readonly unitId?: number;
  set(part: Partial<BookingEntry>): void;
}

/** The fields of a booking; the day is enough. */
export function BookingFields({ entry, messages, heldName, unitId, set }: Props) {
  const { t } = useTranslation('bookings');
  return (
    <Stack gap="sm">
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
      {unitId !== undefined && (
        <MeantFor unitId={unitId} chosen={entry.obligationIds} onChange={(obligationIds) => set({ obligationIds })} />
      )}
      <Textarea
        label={t('notes')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={entry.notes}
        error={messages.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </Stack>
  );
}

interface MeantForProps {
  readonly unitId: number;
  readonly chosen: readonly number[];
  onChange(ids: readonly number[]): void;
}

/** The obligations that a visit is meant for; a unit with one has nothing to choose. */
function MeantFor({ unitId, chosen, onChange }: MeantForProps) {
  const { t } = useTranslation('bookings');
  const ofUnit = useCall('obligations.ofUnit', { unitId });
  const obligations = ofUnit.data?.items ?? [];
  if (obligations.length < 2) return null;
  return (
    <Checkbox.Group
      label={t('meantFor')}
      description={t('meantForHint')}
      value={chosen.map(String)}
      onChange={(ids) => onChange(ids.map(Number).sort((a, b) => a - b))}
    >
      <Stack gap={8} mt={6}>
        {obligations.map(({ id, obligation }) => (
          <Checkbox key={id} value={String(id)} label={obligation} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
