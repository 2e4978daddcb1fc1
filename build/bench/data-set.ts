import { csvLine } from '../../main/files/csv-writer.ts';
import { catalogue } from '../../main/sample/catalogue.ts';
import { type RemsEquipmentColumn, remsEquipmentColumns } from '../../shared/rems-csv.ts';
import { createRandom } from './random.ts';

type Cells = Partial<Record<RemsEquipmentColumn, string | number | boolean | null>>;

const seed = 20_260_101;
const facilityCount = 40;
const personCount = 180;
const departments = ['Radiology', 'Emergency', 'Cardiology', 'Operating rooms', 'Breast imaging', 'Intensive care'];
const towns = ['Northfield', 'Lakeside', 'Harbor', 'Pine Ridge', 'Élan', 'Saint-Rémy', 'Millbrook', 'Granite Bay'];
const houses = ['Hospital', 'Imaging', 'Clinic', 'Dental', "Women's Health"];
const familyNames = [
  'Okafor',
  'Lindqvist',
  'Tremblay',
  'Castillo',
  'Novák',
  'Ashworth',
  'Banerjee',
  'Moreau',
  'Sørensen',
];
const givenNames = ['Amara', 'Maja', 'Étienne', 'Rosa', 'Petr', 'Helen', 'Arjun', 'Claire', 'Nils', 'Ji-woo'];
const remarks = [
  'Detector replaced under warranty, second time this year.',
  'Table lowers slowly; "service" informed.',
  'Moved from the old wing; shielding plan is with facilities, copy in the binder.',
  'Loaned to the outpatient centre on Tuesdays, returns the same day.',
];

/**
 * A REMS equipment file of a large organisation: `units` rows with all 47 columns of REMS in use, over 40 facilities, 180 people and
 * the kinds of equipment of the sample clinic. The same bytes for the same number, whatever the day.
 */
export function equipmentFile(units: number): Buffer {
  const random = createRandom(seed).next;
  const lines = [csvLine(remsEquipmentColumns)];
  for (let id = 1; id <= units; id += 1) {
    const cells = unitCells(id, random);
    lines.push(csvLine(remsEquipmentColumns.map((column) => cells[column] ?? null)));
  }
  return Buffer.from(lines.join(''), 'utf8');
}

/** Fragments that people type; several words each, from one hit in a thousand to every tenth unit. */
export const searches: readonly string[] = [
  'somatom north',
  'rev evo ct',
  'lindqvist radiol',
  'elan 64-slice',
  'drx mobile 77',
  'philips annual acr',
  'shielding outpatient 3',
  'sn 4 mri',
];

function unitCells(id: number, random: () => number): Cells {
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  const upTo = (most: number) => Math.floor(random() * most);
  const kind = pick(Object.values(catalogue));
  const [manufacturer, model] = pick<readonly [string, string]>(kind.models);
  const facility = upTo(facilityCount);
  const year = 2008 + upTo(17);
  const month = String(1 + upTo(12)).padStart(2, '0');
  const retired = random() < 0.12;
  const planned = !retired && random() < 0.03;
  const quoted = random() < 0.25;
  const acr = kind.frequencies.includes('ACR');
  return {
    eq_id: id,
    equipment_class: kind.className,
    equipment_subclass: kind.subclassName,
    manufacturer,
    eq_mod: model,
    department: pick(departments),
    eq_rm: String(100 + upTo(500)),
    eq_phone: `207-555-${String(1000 + upTo(9000))}`,
    ...facilityCells(facility),
    ...personCells('contact_id', 'contact_person', 'contact_email', upTo(personCount)),
    ...personCells('supervisor_id', 'supervisor', 'supervisor_email', (facility * 3) % personCount),
    ...personCells('physician_id', 'physician', 'physician_email', (facility * 7 + 1) % personCount),
    eq_assetid: `A${String(id * 37).padStart(7, '0')}`,
    eq_sn: `SN${String((id * 7919) % 10_000_019).padStart(8, '0')}`,
    eq_mefac: `FAC-${1000 + facility}`,
    eq_mereg: `REG-${id}`,
    eq_manid: random() < 0.3 ? `SYS${400_000 + upTo(500_000)}` : null,
    eq_mandt: `${year}-${month}-01`,
    eq_rfrbdt: random() < 0.05 ? `${year + 1}-06-15` : null,
    eq_instdt: `${year}-${month}-20`,
    eq_retdate: retired ? '2025-03-31' : null,
    eq_retired: retired,
    eq_planned: planned,
    eq_physcov: random() < 0.93,
    eq_auditfreq: kind.frequencies === '' ? null : kind.frequencies,
    eq_acrsite: acr ? `ACR-${facility}` : null,
    eq_acrunit: acr ? String(1 + upTo(9)) : null,
    eq_radcap: random() < 0.8 ? 1 : 0,
    eq_capfund: quoted ? upTo(2) : null,
    eq_capcst: quoted ? 50 + upTo(900) : null,
    eq_capyr: quoted ? 2026 + upTo(5) : null,
    eq_captype: random() < 0.1 ? 'Upgrade' : 'Replacement',
    eq_capnote: quoted && random() < 0.2 ? 'Approved by the capital committee.' : null,
    eq_notes: random() < 0.15 ? pick(remarks) : null,
  };
}

function facilityCells(facility: number): Cells {
  const name = `${towns[facility % towns.length]} ${houses[Math.floor(facility / towns.length)]}`;
  return {
    facility: name,
    facility_full: `${name} of the Northern Health Network`,
    facility_address: `${100 + facility} Main Street, ${towns[facility % towns.length]}, ME 04${900 + facility}`,
  };
}

function personCells(id: RemsEquipmentColumn, name: RemsEquipmentColumn, email: RemsEquipmentColumn, person: number) {
  const family = familyNames[person % familyNames.length];
  const given = givenNames[Math.floor(person / familyNames.length) % givenNames.length];
  const repeat = Math.floor(person / (familyNames.length * givenNames.length));
  return {
    [id]: person + 1,
    [name]: `${family}, ${given}${repeat > 0 ? ` ${String.fromCharCode(65 + repeat)}.` : ''}`,
    [email]: `person${person + 1}@example.org`,
  };
}
