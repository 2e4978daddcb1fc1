import type { UnitInBrief } from '../../shared/units.ts';

/** Where a unit stands, in as few words as tell it apart in a cell of a calendar: its room, or else what it is. */
export function unitPlace({ room, model, className }: UnitInBrief): string {
  return room ?? model ?? className;
}

/** A unit among others of its kind: its room first, then what it is. */
export function unitShort(unit: UnitInBrief): string {
  const place = unitPlace(unit);
  return place === unit.className ? place : `${place} · ${unit.className}`;
}

/** A unit in one line: what it is, its room, its facility. */
export function unitLine(unit: UnitInBrief): string {
  return [unit.className, unit.room ?? unit.model, unit.facilityName].filter((part) => part !== null).join(' · ');
}
