import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitObligation } from '#shared/obligations.ts';
import { useFormats } from '../../ui/formats.ts';
import type { Opened } from './clock-dialogs.tsx';
import classes from './clocks.module.css';

interface Props {
  readonly obligations: readonly UnitObligation[];
  readonly canWrite: boolean;
  open(dialog: Opened): void;
}

/** What the unit was under once, folded away. */
export function EndedObligations({ obligations, canWrite, open }: Props) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  return (
    <details className={classes.details}>
      <summary>{t('card.ended', { count: obligations.length })}</summary>
      <ul className={classes.list}>
        {obligations.map((one) => (
          <li key={one.id}>
            <Group gap="xs" py={2}>
              <Text size="sm">
                {one.obligation}, {t('card.endedOn', { date: formats.date(one.endsOn) })}
              </Text>
              {one.note !== null && (
                <Text size="sm" c="dimmed">
                  {one.note}
                </Text>
              )}
              {canWrite && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`${t('card.edit')}: ${one.obligation}`}
                  onClick={() => open({ kind: 'edit', obligation: one })}
                >
                  {t('card.edit')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </details>
  );
}
