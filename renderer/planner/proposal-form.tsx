import { Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, PlainDate } from '../../shared/dates.ts';
import { DateField } from '../ui/date-field.tsx';
import { Form } from '../ui/form.tsx';
import { useDayWords } from './day-words.ts';
import { useDateProblem } from './use-date-problem.ts';

/** What a proposal is asked for. */
export interface Wish {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly unitsPerDay: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
}

interface Props {
  readonly initial: Wish;
  readonly busy: boolean;
  onPropose(wish: Wish): void;
}

// 5 January 1970 was a Monday.
const mondayToSunday = Array.from({ length: 7 }, (_, day) => ({ value: day + 1, date: addDays('1970-01-05', day) }));

/** Between which days, on which days of the week, and how many units a day. */
export function ProposalForm({ initial, busy, onPropose }: Props) {
  const { t } = useTranslation('planner');
  const dateProblem = useDateProblem();
  const { weekdayShort, weekdayLong } = useDayWords();
  const [wish, setWish] = useState(initial);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());

  function submit(): void {
    const problems = new Set<string>();
    for (const key of ['from', 'to'] as const) if (!PlainDate.safeParse(wish[key]).success) problems.add(key);
    if (problems.size === 0 && wish.to < wish.from) problems.add('span');
    if (wish.weekdays.length === 0) problems.add('weekdays');
    setWrong(problems);
    if (problems.size === 0) onPropose(wish);
  }

  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-start" gap="sm">
          <DateField
            label={t('visits.from')}
            value={wish.from}
            error={wrong.has('from') && dateProblem}
            onChange={(from) => setWish({ ...wish, from })}
          />
          <DateField
            label={t('visits.to')}
            value={wish.to}
            error={wrong.has('to') ? dateProblem : wrong.has('span') && t('visits.wrongSpan')}
            onChange={(to) => setWish({ ...wish, to })}
          />
          <NumberInput
            label={t('visits.perDay')}
            min={1}
            max={50}
            w={130}
            allowDecimal={false}
            value={wish.unitsPerDay}
            onChange={(value) => setWish({ ...wish, unitsPerDay: Math.min(50, Math.max(1, Number(value) || 1)) })}
          />
        </Group>
        <Group gap="sm" role="group" aria-label={t('visits.weekdays')}>
          <Text size="sm" fw={500} aria-hidden>
            {t('visits.weekdays')}
          </Text>
          {mondayToSunday.map(({ value, date }) => (
            <Checkbox
              key={value}
              size="xs"
              label={weekdayShort(date)}
              aria-label={weekdayLong(date)}
              checked={wish.weekdays.includes(value)}
              onChange={(event) =>
                setWish({
                  ...wish,
                  weekdays: event.currentTarget.checked
                    ? [...wish.weekdays, value].sort()
                    : wish.weekdays.filter((other) => other !== value),
                })
              }
            />
          ))}
          <Button type="submit" variant="light" loading={busy} ml="auto">
            {t('visits.propose')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
