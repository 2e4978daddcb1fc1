import { Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PlainDate } from '../../shared/dates.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { DateField } from '../ui/date-field.tsx';
import { useFormats } from '../ui/formats.ts';
import { Sign } from '../ui/sign.tsx';
import classes from './planner.module.css';
import { unitShort } from './unit-words.ts';
import { useDateProblem } from './use-date-problem.ts';
import { chosenUnits, isOutside, spanOfUnit, type VisitChoice } from './visit-choices.ts';

interface Props {
  readonly choice: VisitChoice;
  onChange(choice: VisitChoice): void;
}

/** One proposed visit: its day may be changed, its units left out. */
export function VisitProposal({ choice, onChange }: Props) {
  const { t } = useTranslation('planner');
  const dateProblem = useDateProblem();
  const { date } = useFormats();
  const { proposed, without } = choice;
  const facility = proposed.facilityName ?? t('visits.noFacility');
  const isDate = PlainDate.safeParse(choice.date).success;
  const toggle = (id: number) => {
    const next = new Set(without);
    if (!next.delete(id)) next.add(id);
    onChange({ ...choice, without: next });
  };
  return (
    <section className={classes.proposal} aria-label={t('visits.visit', { date: date(proposed.date), facility })}>
      <Group justify="space-between" align="flex-start" mb="xs">
        <div>
          <Title order={3}>{facility}</Title>
          <Text size="sm" c="dimmed">
            {t('visits.units', { count: chosenUnits(choice).length })}
          </Text>
        </div>
        <DateField
          label={t('visits.date')}
          value={choice.date}
          error={!isDate && dateProblem}
          onChange={(next) => onChange({ ...choice, date: next })}
        />
      </Group>
      <Stack gap={6}>
        {proposed.units.map((each) => {
          const { limit } = spanOfUnit(each);
          return (
            <Group key={each.unit.id} gap="xs" justify="space-between">
              <Checkbox
                size="sm"
                checked={!without.has(each.unit.id)}
                label={
                  <>
                    {unitShort(each.unit)} {each.unit.doNotUse && <DoNotUseSign />}
                  </>
                }
                description={[
                  each.obligations.map(({ obligation }) => obligation).join(', '),
                  limit === null ? t('toPlan.noLimit') : t('visits.limit', { date: date(limit) }),
                ].join(' · ')}
                onChange={() => toggle(each.unit.id)}
              />
              {isDate && isOutside(choice, each) && (
                <Sign icon={IconAlertTriangle} tone="warning">
                  {t('outside.title')}
                </Sign>
              )}
            </Group>
          );
        })}
      </Stack>
    </section>
  );
}
