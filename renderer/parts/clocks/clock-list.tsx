import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconCalendarEvent, IconCalendarOff, IconDots, IconPencil, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { localDate } from '#shared/dates.ts';
import type { UnitObligation } from '#shared/obligations.ts';
import { useFormats } from '../../ui/formats.ts';
import type { Opened } from './clock-dialogs.tsx';
import { ClockPicture, PictureLegend, YearAxis } from './clock-picture.tsx';
import classes from './clocks.module.css';
import { ExtensionHistory } from './extension-history.tsx';
import { StatusSign } from './status-sign.tsx';
import { timeScale } from './time-scale.ts';

interface Props {
  readonly obligations: readonly UnitObligation[];
  readonly canWrite: boolean;
  open(dialog: Opened): void;
}

/** The clocks of a unit, each with its words and its picture on one scale. */
export function ClockList({ obligations, canWrite, open }: Props) {
  const today = localDate(new Date());
  const scale = timeScale(obligations, today);
  return (
    <div>
      <ul className={classes.list}>
        {obligations.map((obligation) => (
          <li key={obligation.id} className={classes.row}>
            <ClockWords obligation={obligation} />
            <div className={classes.picture}>
              <ClockPicture clock={obligation} scale={scale} today={today} />
              <YearAxis scale={scale} />
            </div>
            {canWrite ? <ClockMenu obligation={obligation} open={open} /> : <span />}
          </li>
        ))}
      </ul>
      <PictureLegend />
    </div>
  );
}

function ClockWords({ obligation }: { readonly obligation: UnitObligation }) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const { lastTested, limitDate, dueDate, extendedUntil, startsOn, endsOn, note } = obligation;
  const today = localDate(new Date());
  const fact = (name: string, value: string) => t('card.fact', { name, value });
  const facts = [
    fact(t('card.lastTested'), lastTested === null ? t('card.never') : formats.date(lastTested)),
    ...(dueDate === null ? [] : [fact(t('card.target'), formats.date(dueDate))]),
    fact(t('card.limit'), limitDate === null ? t('card.noDate') : formats.date(limitDate)),
    ...(extendedUntil === null ? [] : [t('card.extendedUntil', { date: formats.date(extendedUntil) })]),
    ...(startsOn === null
      ? []
      : [t(startsOn > today ? 'card.startsOn' : 'card.since', { date: formats.date(startsOn) })]),
    ...(endsOn === null ? [] : [t('card.endsOn', { date: formats.date(endsOn) })]),
  ];
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {obligation.obligation}
        </Text>
        <StatusSign status={obligation.status} daysLeft={obligation.daysLeft} />
      </Group>
      <Text size="xs" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {note !== null && <Text size="xs">{note}</Text>}
      <ExtensionHistory extensions={obligation.extensions} />
    </div>
  );
}

function ClockMenu({ obligation, open }: { readonly obligation: UnitObligation; open(dialog: Opened): void }) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const standing = obligation.extensions.find(
    ({ withdrawn, until }) => withdrawn === null && until === obligation.extendedUntil,
  );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('card.actions', { obligation: obligation.obligation })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => open({ kind: 'edit', obligation })}
        >
          {t('card.edit')}
        </Menu.Item>
        {obligation.limitDate !== null && (
          <Menu.Item
            leftSection={<IconCalendarEvent size={16} aria-hidden />}
            onClick={() => open({ kind: 'extend', obligation })}
          >
            {t('card.extend')}
          </Menu.Item>
        )}
        {standing && (
          <Menu.Item
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => open({ kind: 'withdraw', obligation, extension: standing })}
          >
            {t('card.withdraw', { date: formats.date(standing.until) })}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCalendarOff size={16} aria-hidden />}
          onClick={() => open({ kind: 'end', obligation })}
        >
          {t('card.end')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
