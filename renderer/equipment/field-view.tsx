import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { useSession } from '../session/session.tsx';
import { useFormats } from '../ui/formats.ts';
import { orderedFrequencies } from './draft.ts';
import classes from './equipment.module.css';
import { fieldSpecs } from './fields.ts';

/** A value of a field as text, in the reader's language; an empty text when nothing is recorded. */
export function useFieldText(): (unit: Unit, field: UnitField) => string {
  const { t } = useTranslation('equipment');
  const formats = useFormats();
  return (unit, field) => {
    const value = unit[field];
    switch (fieldSpecs[field].kind) {
      case 'lookup':
      case 'person':
      case 'unit':
        return nameOf(unit, field) ?? '';
      case 'date':
        return typeof value === 'string' ? formats.date(value) : '';
      case 'thousands':
        return typeof value === 'number' ? formats.thousands(value) : '';
      case 'flag':
        return t(value === true ? 'flags.yes' : 'flags.no');
      case 'three-valued':
        return t(value === null ? 'flags.na' : value === true ? 'flags.yes' : 'flags.no');
      case 'frequencies':
        return orderedFrequencies(unit.auditFrequencies)
          .map((name) => t(`frequencies.${name}`))
          .join(', ');
      case 'capital-type':
        return t(`capitalTypes.${unit.capitalType}`);
      default:
        return value === null ? '' : String(value);
    }
  };
}

/** The name behind an id that a unit holds. */
export function nameOf(unit: Unit, field: UnitField): string | null {
  switch (field) {
    case 'classId':
      return unit.className;
    case 'subclassId':
      return unit.subclassName;
    case 'manufacturerId':
      return unit.manufacturerName;
    case 'departmentId':
      return unit.departmentName;
    case 'facilityId':
      return unit.facilityName;
    case 'contactId':
      return unit.contactName;
    case 'supervisorId':
      return unit.supervisorName;
    case 'physicianId':
      return unit.physicianName;
    case 'parentId':
      return unit.parentLabel;
    default:
      return null;
  }
}

interface RowProps {
  readonly label: string;
  readonly children: string;
  readonly wide?: boolean;
  /** Beneath the value: an address, an estimate. */
  readonly note?: string | undefined;
  /** The page of what the value names. */
  readonly to?: string | undefined;
}

/** A label with its value; what is not recorded says so quietly. */
export function ValueRow({ label, children, wide = false, note, to }: RowProps) {
  const { t } = useTranslation('equipment');
  const location = useLocation();
  return (
    <div className={wide ? classes.wide : undefined}>
      <dt className={classes.term}>{label}</dt>
      <dd className={classes.value}>
        {children === '' ? (
          <Text span size="sm" c="dimmed">
            {t('detail.none')}
          </Text>
        ) : to === undefined ? (
          children
        ) : (
          <Anchor component={Link} to={to} state={{ from: location.pathname + location.search }} size="sm">
            {children}
          </Anchor>
        )}
        {note !== undefined && note !== '' && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </dd>
    </div>
  );
}

interface PersonProps {
  readonly label: string;
  readonly id: number | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A person with the ways to reach them. */
export function PersonRow({ label, id, name, email, phone }: PersonProps) {
  const { t } = useTranslation('equipment');
  const { can } = useSession();
  const location = useLocation();
  if (name === null) return <ValueRow label={label}>{''}</ValueRow>;
  return (
    <div>
      <dt className={classes.term}>{label}</dt>
      <dd className={classes.value}>
        {id !== null && can('people:read') ? (
          <Anchor
            component={Link}
            to={`/people/${id}`}
            state={{ from: location.pathname + location.search }}
            size="sm"
            display="inline-block"
            lh="1.5rem"
          >
            {name}
          </Anchor>
        ) : (
          name
        )}
        {email !== null && (
          <Anchor
            display="block"
            size="sm"
            lh="1.5rem"
            href={`mailto:${email}`}
            aria-label={`${email}: ${t('detail.mail', { name })}`}
          >
            {email}
          </Anchor>
        )}
        {phone !== null && (
          <Anchor
            display="block"
            size="sm"
            lh="1.5rem"
            href={`tel:${phone.replace(/[^\d+]/g, '')}`}
            aria-label={`${phone}: ${t('detail.call', { name })}`}
          >
            {phone}
          </Anchor>
        )}
      </dd>
    </div>
  );
}
