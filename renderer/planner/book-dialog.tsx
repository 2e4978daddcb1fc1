import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/dates.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { Form } from '../ui/form.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import type { ToPlan } from './day-items.ts';
import { unitLine } from './unit-words.ts';
import { isProblem, type VisitProblem, type VisitValues, visitValues } from './visit-draft.ts';
import { VisitFields } from './visit-fields.tsx';

interface Props {
  readonly item: ToPlan;
  readonly today: PlainDate;
  /** Answers whether it was booked. */
  onBook(values: VisitValues): Promise<boolean>;
  onClose(): void;
}

/** Books a unit on a day that is typed or picked; the first day of its window is offered. */
export function BookDialog({ item, today, onBook, onClose }: Props) {
  useReturnFocus();
  const { t } = useTranslation('planner');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<ReadonlySet<VisitProblem>>(new Set());
  const offered = item.earliest !== null && item.earliest > today ? item.earliest : today;
  const [draft, setDraft] = useState({ date: offered, time: '', minutes: '', assigneeId: null as number | null });

  async function save(): Promise<void> {
    const values = visitValues(draft);
    if (isProblem(values)) {
      setProblems(values);
      return;
    }
    setProblems(new Set());
    setBusy(true);
    const done = await onBook(values);
    setBusy(false);
    if (done) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bookTitle', { unit: unitLine(item.unit) })}
      closeButtonProps={{ 'aria-label': t('close') }}
      centered
    >
      <Form onSubmit={save}>
        <Stack gap="sm">
          {item.unit.doNotUse && <DoNotUseSign />}
          <Text size="sm" c="dimmed">
            {t('bookFor', { obligations: item.windows.map(({ obligation }) => obligation).join(', ') })}
          </Text>
          <VisitFields
            draft={draft}
            problems={problems}
            onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('bookCancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('bookSave')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
