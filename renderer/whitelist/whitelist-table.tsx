import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { importReasons } from '../../shared/import-reasons.ts';
import type { WhitelistEntry } from '../../shared/whitelist.ts';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { ChangeDialog } from './change-dialog.tsx';

/** Entries with who added them, whose account they are, and the way to remove them or let them in again. */
export function WhitelistTable({ entries }: { readonly entries: readonly WhitelistEntry[] }) {
  const { t } = useTranslation('whitelist');
  const [changing, setChanging] = useState<WhitelistEntry>();
  const columns = [
    t('fields.username'),
    t('fields.state'),
    t('fields.account'),
    t('fields.reason'),
    t('fields.added'),
    t('fields.changed'),
    t('fields.actions'),
  ];
  return (
    <>
      <TableFrame label={t('title')} columns={columns} minWidth={900}>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} change={() => setChanging(entry)} />
        ))}
      </TableFrame>
      {changing !== undefined && <ChangeDialog entry={changing} close={() => setChanging(undefined)} />}
    </>
  );
}

function EntryRow({ entry, change }: { readonly entry: WhitelistEntry; change(): void }) {
  const { t } = useTranslation('whitelist');
  const formats = useFormats();
  const reason = writtenReason(entry);
  const name = entry.username;
  const how = t(`origins.${entry.origin}`);
  const accountWords = t(entry.account?.active === false ? 'inactiveAccount' : 'openAccount');
  const touched = entry.changedAt !== entry.addedAt || entry.changedBy !== entry.addedBy;
  return (
    <Table.Tr>
      <Table.Td fw={600}>
        {name}
        {entry.resembles !== null && (
          <Text size="xs" c="var(--mantine-color-error)" fw={400} maw={280}>
            {t('resembles', { name: entry.resembles })}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.state')}>
        <Sign icon={entry.active ? IconCircleCheck : IconCircleOff} tone={entry.active ? 'good' : undefined}>
          {t(entry.active ? 'states.active' : 'states.inactive')}
        </Sign>
      </Table.Td>
      <Table.Td data-label={t('fields.account')}>
        {entry.account === null ? (
          entry.active &&
          entry.resembles === null && (
            <Anchor
              component={Link}
              size="sm"
              to={`/admin/accounts/new?username=${encodeURIComponent(name)}`}
              aria-label={t('makeAccountFor', { name })}
            >
              {t('makeAccount')}
            </Anchor>
          )
        ) : (
          <Anchor
            component={Link}
            size="sm"
            to={`/admin/accounts/${entry.account.id}`}
            aria-label={`${accountWords}: ${name}`}
          >
            {accountWords}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.reason')}>
        {reason !== '' && (
          <Text size="sm" lineClamp={3} title={reason}>
            {reason}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.added')} title={formats.instant(entry.addedAt)}>
        <Moment at={entry.addedAt} />
        <Text size="xs" c="dimmed">
          {byPerson(entry.addedBy) ? t('by', { who: entry.addedBy, how }) : how}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('fields.changed')}>
        {touched && (
          <>
            <Moment at={entry.changedAt} />
            <Text size="xs" c="dimmed">
              {entry.changedBy}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.actions')}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t(entry.active ? 'removeNamed' : 'reactivateNamed', { name })}
          onClick={change}
        >
          {t(entry.active ? 'remove' : 'reactivate')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** What somebody wrote: that the name was imported stands beside who added it, in the reader's language. */
function writtenReason({ reason, origin }: WhitelistEntry): string {
  const own = origin === 'list' || origin === 'environment' ? importReasons[origin] : '';
  const text = reason ?? '';
  return own !== '' && text.startsWith(own) ? text.slice(own.length).replace(/^: /, '') : text;
}

/** The program signs in parentheses; the origin says the rest. */
function byPerson(name: string): boolean {
  return !name.startsWith('(');
}
