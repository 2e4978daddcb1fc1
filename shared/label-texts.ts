import type { Unit } from './equipment.ts';
import type { LabelField } from './labels.ts';

/** The languages of labels. */
export type LabelLanguage = 'en' | 'fr';

const words = {
  en: { unit: (id: number) => `Unit ${id}`, serial: 'S/N', asset: 'Asset', room: 'Room' },
  fr: { unit: (id: number) => `Appareil ${id}`, serial: 'N° série', asset: 'Inv.', room: 'Salle' },
} as const;

/** What of a unit a label can say. */
export type LabelledUnit = Pick<
  Unit,
  'id' | 'assetId' | 'serialNumber' | 'model' | 'manufacturerName' | 'room' | 'facilityName'
>;

/** What stands on the label of a unit: what is asked for and known, then its number, by which it is found where the code is scratched. */
export function labelTexts(unit: LabelledUnit, fields: readonly LabelField[], language: LabelLanguage): string[] {
  const { serial, asset, room, unit: number } = words[language];
  const named = (name: string, value: string | null) => (value === null ? null : `${name} ${value}`);
  const values: Readonly<Record<LabelField, string | null>> = {
    assetId: named(asset, unit.assetId),
    serialNumber: named(serial, unit.serialNumber),
    model: unit.model,
    manufacturer: unit.manufacturerName,
    room: named(room, unit.room),
    facility: unit.facilityName,
  };
  const chosen = [...new Set(fields)].map((field) => printable(values[field]));
  return [...chosen.filter((text) => text !== ''), number(unit.id)];
}

/** One line of what somebody typed: without line breaks and without what steers terminals or the direction of writing. */
function printable(text: string | null): string {
  return (text ?? '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, '')
    .trim();
}
