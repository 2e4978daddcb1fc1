import { Checkbox, Table, Text, UnstyledButton } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitCompliance } from '../../shared/compliance.ts';
import type { Clock } from '../../shared/obligations.ts';
import { StatusSign } from '../parts/clocks/status-sign.tsx';
import { PlaceCell, UnitCell } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useFormats } from '../ui/formats.ts';
import { Sign, Signs } from '../ui/sign.tsx';
import classes from './compliance.module.css';
import { RowActs } from './row-acts.tsx';

interface Props {
  readonly item: UnitCompliance;
  /** Undefined where nothing can be chosen. */
  readonly selected: boolean | undefined;
  select(on: boolean): void;
  book(): void;
}

/** A unit with its clocks: the most urgent at once, the others on request. */
export function UnitRow({ item, selected, select, book }: Props) {
  const { t } = useTranslation('compliance');
  const formats = useFormats();
  const { unit, headline, obligations, daysSinceInstallation } = item;
  return (
    <Table.Tr>
      {selected !== undefined && (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={t('row.select', { unit: unitLabel(unit) })}
            checked={selected}
            onChange={(event) => select(event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Td data-label={t('columns.unit')}>
        <UnitCell unit={unit} />
      </Table.Td>
      <Table.Td data-label={t('columns.place')}>
        <PlaceCell unit={unit} />
      </Table.Td>
      <Table.Td data-label={t('columns.clock')}>
        <ClockLine clock={headline} />
        <OtherClocks clocks={obligations.slice(1)} />
      </Table.Td>
      <Table.Td data-label={t('columns.lastTested')}>
        {headline?.lastTested ? <span className={classes.date}>{formats.date(headline.lastTested)}</span> : null}
        {daysSinceInstallation !== null && (
          <Text size="xs" c="dimmed" span>
            {t('row.installedDays', { count: daysSinceInstallation })}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('columns.booking')}>
        <Booked item={item} />
      </Table.Td>
      <Table.Td data-label={t('columns.registration')}>{unit.meFacilityRegistration}</Table.Td>
      <Table.Td>
        <RowActs unit={unit} book={book} />
      </Table.Td>
    </Table.Tr>
  );
}

function ClockLine({ clock }: { readonly clock: Clock | null }) {
  const { t } = useTranslation('compliance');
  const formats = useFormats();
  if (clock === null) return <Text size="sm">{t('noObligation')}</Text>;
  const { obligation, limitDate } = clock;
  return (
    <>
      <Signs>
        <StatusSign status={clock.status} daysLeft={clock.daysLeft} />
      </Signs>
      <Text size="xs" c="dimmed">
        {limitDate === null ? obligation : t('limit', { obligation, date: formats.date(limitDate) })}
      </Text>
    </>
  );
}

function OtherClocks({ clocks }: { readonly clocks: readonly Clock[] }) {
  const { t } = useTranslation('compliance');
  const [open, setOpen] = useState(false);
  if (clocks.length === 0) return null;
  return (
    <>
      <UnstyledButton fz="xs" c="var(--mantine-color-anchor)" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('row.fewerClocks') : t('row.moreClocks', { count: clocks.length })}
      </UnstyledButton>
      {open && (
        <ul className={classes.clocks}>
          {clocks.map((clock) => (
            <li key={clock.obligationId}>
              <ClockLine clock={clock} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Booked({ item: { booking, missed } }: { readonly item: UnitCompliance }) {
  const { t } = useTranslation('compliance');
  const formats = useFormats();
  return (
    <>
      {booking && (
        <Text size="sm">
          {booking.assigneeName === null
            ? formats.date(booking.scheduledOn)
            : t('row.by', { date: formats.date(booking.scheduledOn), name: booking.assigneeName })}
        </Text>
      )}
      {missed && (
        <Signs>
          <Sign icon={IconCalendarX} tone="bad">
            {t('row.missed', { date: formats.date(missed.scheduledOn) })}
          </Sign>
        </Signs>
      )}
    </>
  );
}
