import { addMonths, localDate, type PlainDate } from '../../shared/dates.ts';
import { type RemsEquipmentColumn, remsEquipmentColumns } from '../../shared/rems-csv.ts';
import { type CsvValue, csvLine } from '../files/csv-writer.ts';
import { type CatalogueEntry, catalogue } from './catalogue.ts';
import { type FleetEntry, fleet } from './fleet.ts';
import { firstSampleId, samplePeople, samplePlaces } from './places.ts';
import { dayIn, installedOn, retiredOn } from './unit-dates.ts';

/** The sample clinic as a REMS equipment file: the same units every time, with dates counted back from `now`. */
export function sampleFile(now: Date): Uint8Array {
  const today = localDate(now);
  const lines = fleet.map((entry, position) => {
    const cells = unitCells(entry, position, today);
    return csvLine(remsEquipmentColumns.map((column) => cells[column] ?? null));
  });
  return new TextEncoder().encode(csvLine(remsEquipmentColumns) + lines.join(''));
}

function unitCells(
  entry: FleetEntry,
  position: number,
  today: PlainDate,
): Partial<Record<RemsEquipmentColumn, CsvValue>> {
  const [placeKey, department, room, kindKey, , notes = {}] = entry;
  const place = samplePlaces[placeKey];
  const kind: CatalogueEntry = catalogue[kindKey];
  const [manufacturer, model] = kind.models[position % kind.models.length] ?? ['', ''];
  const planned = notes.planned !== undefined;
  const installed = installedOn(entry, position, today);
  const [cost, budgetYears] = notes.quote ?? [null, null];
  return {
    eq_id: firstSampleId + position,
    equipment_class: kind.className,
    equipment_subclass: kind.subclassName,
    manufacturer,
    eq_mod: model,
    department,
    eq_rm: room,
    eq_phone: planned ? null : `207-555-${String(1200 + position * 7)}`,
    facility: place.name,
    facility_full: place.fullName,
    facility_address: place.address,
    ...personCells('contact_id', 'contact_person', 'contact_email', 0),
    ...personCells('supervisor_id', 'supervisor', 'supervisor_email', place.supervisor),
    ...personCells('physician_id', 'physician', 'physician_email', place.physician),
    eq_assetid: planned ? null : `NF-${String(20_000 + position * 37)}`,
    eq_sn: planned ? null : serialNumber(manufacturer, position),
    eq_mefac: place.meNumber,
    eq_mereg: planned ? null : `REG-${String(3100 + position)}`,
    eq_manid: planned || position % 3 !== 0 ? null : `SYS${String(400_000 + position * 613)}`,
    eq_mandt: planned ? null : addMonths(installed, -4),
    eq_rfrbdt: notes.refurbished === undefined ? null : dayIn(addMonths(today, -notes.refurbished), position),
    eq_instdt: planned ? dayIn(addMonths(today, notes.planned ?? 0), position) : installed,
    eq_retdate: retiredOn(entry, position, today) ?? null,
    eq_retired: notes.retired !== undefined,
    eq_planned: planned,
    eq_physcov: notes.notCovered !== true,
    eq_auditfreq: notes.notCovered ? null : kind.frequencies,
    eq_acrsite: kind.frequencies.includes('ACR') ? place.acrSite : null,
    eq_acrunit: kind.frequencies.includes('ACR') ? String((position % 9) + 1) : null,
    eq_radcap: department === 'Cardiology' || department === 'Operating rooms' ? 0 : 1,
    eq_capfund: cost === null ? null : notes.funded ? 1 : 0,
    eq_capcst: cost,
    eq_capyr: budgetYears === null ? null : Number(today.slice(0, 4)) + budgetYears,
    eq_captype: notes.upgrade ? 'Upgrade' : 'Replacement',
    eq_capnote: notes.note ?? null,
    eq_obligations: notes.notCovered || notes.unscheduled ? null : (kind.otherObligations ?? null),
  };
}

function personCells(id: RemsEquipmentColumn, name: RemsEquipmentColumn, email: RemsEquipmentColumn, position: number) {
  const person = samplePeople[position];
  return person ? { [id]: firstSampleId + position, [name]: person.name, [email]: person.email } : {};
}

function serialNumber(manufacturer: string, position: number): string {
  // Coprime to the range, so that no two positions meet.
  const digits = String(100_000 + ((position * 76_493) % 900_000));
  return `${manufacturer.slice(0, 2).toUpperCase()}${digits}`;
}
