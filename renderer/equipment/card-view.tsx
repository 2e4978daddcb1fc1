import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './equipment.module.css';
import { PersonRow, useFieldText, ValueRow } from './field-view.tsx';
import { type CardName, cards } from './fields.ts';

interface Props {
  readonly name: CardName;
  readonly unit: Unit;
}

/** The values of a card, with what is derived from them. */
export function CardView({ name, unit }: Props) {
  const { t } = useTranslation('equipment');
  const formats = useFormats();
  const text = useFieldText();
  const label = (field: UnitField) => t(`fields.${field}`);

  if (name === 'contacts') {
    return (
      <dl className={classes.fields}>
        <PersonRow
          label={label('contactId')}
          id={unit.contactId}
          name={unit.contactName}
          email={unit.contactEmail}
          phone={unit.contactPhone}
        />
        <PersonRow
          label={label('supervisorId')}
          id={unit.supervisorId}
          name={unit.supervisorName}
          email={unit.supervisorEmail}
          phone={unit.supervisorPhone}
        />
        <PersonRow
          label={label('physicianId')}
          id={unit.physicianId}
          name={unit.physicianName}
          email={unit.physicianEmail}
          phone={unit.physicianPhone}
        />
      </dl>
    );
  }
  if (name === 'notes') {
    return unit.notes === null ? (
      <Text size="sm" c="dimmed">
        {t('detail.noNotes')}
      </Text>
    ) : (
      <Text size="sm" className={classes.value ?? ''}>
        {unit.notes}
      </Text>
    );
  }

  const estimated = (value: string) => (value === '' ? '' : `${value} ${t('detail.estimated')}`);
  const row = (field: UnitField) => {
    const value = text(unit, field);
    const spec = { label: label(field), wide: field === 'capitalNote' || field === 'auditFrequencies' };
    if (field === 'endOfLifeOn' && value === '')
      return (
        <ValueRow key={field} {...spec}>
          {estimated(formats.date(unit.estimatedEndOfLifeOn))}
        </ValueRow>
      );
    if (field === 'capitalCost' && value === '')
      return (
        <ValueRow key={field} {...spec}>
          {estimated(formats.thousands(unit.estimatedCost))}
        </ValueRow>
      );
    const note =
      field === 'facilityId'
        ? [unit.facilityFullName, unit.facilityAddress].filter((part) => part !== null && part !== '').join('\n')
        : undefined;
    const to = field === 'facilityId' && unit.facilityId !== null ? `/facilities/${unit.facilityId}` : undefined;
    return (
      <ValueRow key={field} {...spec} note={note} to={to}>
        {value}
      </ValueRow>
    );
  };
  return (
    <dl className={classes.fields}>
      {cards[name].map(row)}
      {name === 'regulatory' && unit.meFacilityRegistration !== null && (
        <ValueRow label={t('fields.meFacilityRegistration')}>{unit.meFacilityRegistration}</ValueRow>
      )}
    </dl>
  );
}
