import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnitEvent } from '#shared/obligations.ts';
import { useFormats } from '../../ui/formats.ts';
import type { Opened } from './clock-dialogs.tsx';
import classes from './clocks.module.css';

interface Props {
  readonly events: readonly UnitEvent[];
  readonly canWrite: boolean;
  open(dialog: Opened): void;
}

/** What happened to the unit, folded away. */
export function UnitEvents({ events, canWrite, open }: Props) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  return (
    <details className={classes.details}>
      <summary>{t('card.events', { count: events.length })}</summary>
      <ul className={classes.list}>
        {events.map((event) => {
          const line = t('card.eventLine', {
            event: t(`events.${event.kind}`),
            date: formats.date(event.occurredOn),
          });
          return (
            <li key={event.id}>
              <Group gap="xs" py={2}>
                <Text size="sm">{line}</Text>
                <Text size="sm" c="dimmed">
                  {[t('card.by', { name: event.createdBy }), event.note].filter((part) => part !== null).join(' · ')}
                </Text>
                {canWrite && (
                  <Tooltip label={t('dialog.removeEvent')}>
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      aria-label={t('card.removeEvent', { event: line })}
                      onClick={() => open({ kind: 'removeEvent', event })}
                    >
                      <IconArrowBackUp size={14} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
