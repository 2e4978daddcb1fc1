import { ActionIcon, Button, Group, SegmentedControl, Switch, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import { firstOfWeek, isShowable, type PlannerView, plannerViews, stepped } from './calendar-grid.ts';
import { useDayWords } from './day-words.ts';
import classes from './planner.module.css';
import type { Planner } from './use-planner-state.ts';

/** Where in time the planner stands, and the way to other times and views. */
export function PlannerToolbar({ planner }: { readonly planner: Planner }) {
  const { t } = useTranslation('planner');
  const { month } = useDayWords();
  const { date: written } = useFormats();
  const { view, date, today, asTable, change } = planner;
  const heading = {
    month: month(date),
    week: t('weekOf', { date: written(firstOfWeek(date)) }),
    year: date.slice(0, 4),
  };
  const go = (step: 1 | -1) => {
    const next = stepped(view, date, step);
    if (isShowable(next)) change({ date: next });
  };
  return (
    <Group gap="xs" justify="space-between" mb="xs">
      <Group gap="xs" className={classes.steps ?? ''}>
        <Button size="xs" variant="default" onClick={() => change({ date: today })}>
          {t('today')}
        </Button>
        <ActionIcon variant="default" size={30} aria-label={t(`previous.${view}`)} onClick={() => go(-1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t(`next.${view}`)} onClick={() => go(1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Title order={2} aria-live="polite" className={classes.when ?? ''}>
          {heading[view]}
        </Title>
      </Group>
      <Group gap="sm" className={classes.noPrint ?? ''}>
        {view !== 'year' && (
          <Switch
            size="xs"
            label={t('asTable')}
            checked={asTable}
            onChange={(event) => change({ asTable: event.currentTarget.checked })}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('views.label')}
          value={view}
          data={plannerViews.map((value) => ({ value, label: t(`views.${value}`) }))}
          onChange={(value) => change({ view: value as PlannerView })} // as: the control answers one of its own values
        />
      </Group>
    </Group>
  );
}
