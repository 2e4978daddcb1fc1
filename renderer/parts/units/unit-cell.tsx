import { Anchor, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import type { UnitInBrief } from '#shared/units.ts';
import { DoNotUseSign } from '../clocks/do-not-use-sign.tsx';
import { unitLabel } from './unit-label.ts';

/** A unit in a row about something else: its name as the way to its page, what tells it apart, and whether it must not be used. */
export function UnitCell({ unit }: { readonly unit: UnitInBrief }) {
  const location = useLocation();
  const details = [unit.subclassName, unit.serialNumber].filter((part) => part !== null).join(' · ');
  return (
    <>
      <Anchor
        component={Link}
        to={`/equipment/${unit.id}`}
        state={{ from: location.pathname + location.search }}
        size="sm"
      >
        {unitLabel(unit)}
      </Anchor>
      {details !== '' && (
        <Text size="xs" c="dimmed">
          {details}
        </Text>
      )}
      {unit.doNotUse && <DoNotUseSign />}
    </>
  );
}

/** Where a unit stands: its facility, beneath it department and room. */
export function PlaceCell({ unit }: { readonly unit: UnitInBrief }) {
  const inside = unitPlace({ ...unit, facilityName: null });
  return (
    <>
      {unit.facilityName !== null && <Text size="sm">{unit.facilityName}</Text>}
      {inside !== '' && (
        <Text size="xs" c="dimmed">
          {inside}
        </Text>
      )}
    </>
  );
}

/** Where a unit stands: facility, department and room in one line. */
export function unitPlace({
  facilityName,
  departmentName,
  room,
}: Pick<UnitInBrief, 'facilityName' | 'departmentName' | 'room'>): string {
  return [facilityName, departmentName, room].filter((part) => part !== null).join(' · ');
}
