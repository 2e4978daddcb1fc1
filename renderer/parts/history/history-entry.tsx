import { Anchor, Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HistoryChange, HistoryEntity, HistoryEntry } from '#shared/history.ts';
import { useSession } from '../../session/session.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useEntryWords } from './entry-words.ts';
import classes from './history.module.css';
import { useValueWords } from './value-words.ts';

/** An act that sets many fields shows so many of them at first. */
const shownAtFirst = 6;

interface Props {
  readonly entity: HistoryEntity;
  readonly entry: HistoryEntry;
  /** Whether the value before a change can be put back here. */
  canPutBack(change: HistoryChange): boolean;
  putBack(change: HistoryChange): void;
}

/** One act: who, what, when and from where, and each field from what to what. */
export function HistoryEntryItem({ entity, entry, canPutBack, putBack }: Props) {
  const { t } = useTranslation(['history', 'audit']);
  const formats = useFormats();
  const { can } = useSession();
  const words = useEntryWords();
  const values = useValueWords(entity);
  const [all, setAll] = useState(false);
  const { changes } = entry;
  const shown = all || changes.length <= shownAtFirst + 1 ? changes : changes.slice(0, shownAtFirst);
  const from = [t(`origins.${originOf(entry.origin)}`, { ns: 'audit' }), entry.address].filter(Boolean).join(' ');

  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <Text size="sm" fw={600} span>
          {words.verb(entry.action)}
        </Text>{' '}
        <Text size="sm" span>
          {t('by', { who: words.actor(entry.actor) })}
        </Text>{' '}
        <Text size="xs" c="dimmed" component="time" dateTime={entry.at}>
          {formats.instant(entry.at)}
        </Text>
        <Text size="xs" c="dimmed">
          {from}
          {entry.importId !== null && (
            <>
              {' · '}
              {can('equipment:import') ? (
                <Anchor component={Link} to={`/equipment/import/${entry.importId}`} size="xs" underline="always">
                  {t('import', { id: entry.importId })}
                </Anchor>
              ) : (
                t('import', { id: entry.importId })
              )}
            </>
          )}
        </Text>
        {entry.reason !== null && <Text size="xs">{t('because', { reason: entry.reason })}</Text>}
      </div>
      {shown.length > 0 && (
        <table className={classes.changes}>
          <thead className={classes.headings}>
            <tr>
              <th scope="col">{t('entry.field', { ns: 'audit' })}</th>
              <th scope="col">{t('entry.old', { ns: 'audit' })}</th>
              <th scope="col">{t('entry.new', { ns: 'audit' })}</th>
              <th scope="col">{t('acts')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((change) => {
              const field = words.changed(entity, change);
              const before = values.side(change, 'old');
              return (
                <tr key={change.field}>
                  <th scope="row">{field}</th>
                  {isAbout(change) ? (
                    <td colSpan={2}>{before}</td>
                  ) : (
                    <>
                      <td data-label={t('entry.old', { ns: 'audit' })}>{before}</td>
                      <td data-label={t('entry.new', { ns: 'audit' })}>{values.side(change, 'new')}</td>
                    </>
                  )}
                  <td className={classes.act}>
                    {!isAbout(change) && canPutBack(change) && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        leftSection={<IconArrowBackUp size={14} aria-hidden />}
                        aria-label={t('putBackNamed', { field, value: before })}
                        onClick={() => putBack(change)}
                      >
                        {t('putBack')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {changes.length > shown.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t('showAll', { count: changes.length })}
        </Button>
      )}
    </li>
  );
}

/** A field that stayed as it is says what the act was about. */
function isAbout({ old, new: value, hidden }: HistoryChange): boolean {
  return !hidden && old !== null && old === value;
}

function originOf(name: string): 'ipc' | 'https' | 'cli' | 'job' {
  return name === 'ipc' || name === 'https' || name === 'cli' ? name : 'job';
}
