import { Checkbox, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import type { BookingEntry } from './booking-draft.ts';
import { VisitFields } from './visit-fields.tsx';

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
      <VisitFields entry={entry} messages={messages} heldName={heldName ?? null} set={set} />
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
