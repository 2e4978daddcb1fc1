import type { Unit } from '#shared/equipment.ts';

/** What a unit is called where one line must do: `CT, Siemens Somatom, S/N 4711`. */
export function unitLabel(unit: Pick<Unit, 'className' | 'manufacturerName' | 'model' | 'id'>): string {
  const make = [unit.manufacturerName, unit.model].filter((part) => part !== null).join(' ');
  return make === '' ? `${unit.className} ${unit.id}` : `${unit.className}, ${make}`;
}
