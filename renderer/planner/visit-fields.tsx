import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { performerRoles } from '../../shared/test-types.ts';
import { DateField } from '../ui/date-field.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { useDateProblem } from './use-date-problem.ts';
import type { VisitDraft, VisitProblem } from './visit-draft.ts';

interface Props {
  readonly draft: VisitDraft;
  readonly problems: ReadonlySet<VisitProblem>;
  readonly heldName?: string | null;
  onChange(part: Partial<VisitDraft>): void;
}

/** The fields of a visit: when, how long, who. */
export function VisitFields({ draft, problems, heldName = null, onChange }: Props) {
  const { t } = useTranslation('planner');
  const dateProblem = useDateProblem();
  return (
    <>
      <DateField
        label={t('bookDate')}
        value={draft.date}
        error={problems.has('date') && dateProblem}
        onChange={(date) => onChange({ date })}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t('bookTime')}
          placeholder="09:30"
          autoComplete="off"
          value={draft.time}
          error={problems.has('time') && t('timeWrong')}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
        <TextInput
          label={t('bookMinutes')}
          inputMode="numeric"
          autoComplete="off"
          value={draft.minutes}
          error={problems.has('minutes') && t('minutesWrong')}
          onChange={(event) => onChange({ minutes: event.currentTarget.value })}
        />
      </Group>
      <PersonPicker
        label={t('bookPerson')}
        roles={performerRoles}
        value={draft.assigneeId}
        heldName={heldName}
        onChange={(assigneeId) => onChange({ assigneeId })}
      />
    </>
  );
}
