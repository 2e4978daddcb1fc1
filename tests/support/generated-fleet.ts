import { csvLine } from '../../main/files/csv-writer.ts';
import { remsEquipmentColumns } from '../../shared/rems-csv.ts';

/** A REMS equipment file of any length, with the spread of a large clinic: 12 classes, 40 facilities, 60 people. */
export function generatedFleet(units: number, firstId = 1): string {
  const lines = [csvLine(remsEquipmentColumns)];
  for (let unit = 0; unit < units; unit += 1) {
    const [facility, contact, supervisor, physician] = [
      unit % 40,
      (unit % 60) + 1,
      ((unit * 7) % 60) + 1,
      ((unit * 11) % 60) + 1,
    ];
    const kind = unit % 12;
    const year = 2008 + (unit % 17);
    const month = String((unit % 12) + 1).padStart(2, '0');
    const cells: Partial<Record<(typeof remsEquipmentColumns)[number], string | number | boolean | null>> = {
      eq_id: firstId + unit,
      equipment_class: `Class ${kind}`,
      equipment_subclass: `Subclass ${kind}.${unit % 4}`,
      manufacturer: `Manufacturer ${unit % 15}`,
      eq_mod: `Model ${unit % 300}`,
      department: `Department ${unit % 20}`,
      eq_rm: String(100 + (unit % 400)),
      facility: `Facility ${facility}`,
      facility_full: `Full name of facility ${facility}`,
      facility_address: `${facility} Main St`,
      contact_id: contact,
      contact_person: `Person ${contact}`,
      contact_email: `p${contact}@example.org`,
      supervisor_id: supervisor,
      supervisor: `Person ${supervisor}`,
      supervisor_email: `p${supervisor}@example.org`,
      physician_id: physician,
      physician: `Person ${physician}`,
      physician_email: `p${physician}@example.org`,
      eq_assetid: `A${String(unit).padStart(6, '0')}`,
      eq_sn: `SN${String((unit * 7919) % 10_000_000).padStart(7, '0')}`,
      eq_mefac: `FAC-${facility}`,
      eq_mereg: `REG-${unit}`,
      eq_mandt: `${year}-${month}-01`,
      eq_instdt: `${year}-${month}-20`,
      eq_retired: false,
      eq_planned: false,
      eq_physcov: true,
      eq_auditfreq: unit % 3 === 0 ? 'Annual - TJC' : 'Semiannual, Annual - ACR',
      eq_capcst: unit % 5 === 0 ? 250 + (unit % 700) : null,
      eq_captype: 'Replacement',
      eq_notes: unit % 10 === 0 ? `Note, with a comma, on unit ${unit}` : null,
    };
    lines.push(csvLine(remsEquipmentColumns.map((column) => cells[column] ?? null)));
  }
  return lines.join('');
}
