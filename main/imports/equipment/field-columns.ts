import { capitalTypes, type UnitField, unitFields } from '#shared/equipment.ts';
import { isApplicationEntityTitle, isIpAddress } from '#shared/identifiers.ts';
import type { RemsEquipmentColumn } from '#shared/rems-csv.ts';
import type { UnitFields } from '../../equipment/unit-columns.ts';
import { parseBoolean, parseDate, parseFrequencies, parseWhole } from '../cell-values.ts';
import { quoted } from '../row-cells.ts';
import type { EquipmentCells } from './equipment-cells.ts';

/** The fields that a row sets; what it does not mention stays out. */
export type UnitDraft = { -readonly [F in UnitField]?: UnitFields[F] };

const texts = {
  eq_mod: 'model',
  eq_rm: 'room',
  eq_phone: 'phone',
  eq_assetid: 'assetId',
  eq_sn: 'serialNumber',
  eq_mefac: 'meFacilityNumber',
  eq_mereg: 'meRegistrationNumber',
  eq_manid: 'manufacturerSystemId',
  eq_acrsite: 'acrSiteId',
  eq_acrunit: 'acrUnitId',
  eq_capnote: 'capitalNote',
  eq_notes: 'notes',
  eq_software: 'softwareVersion',
  eq_station: 'stationName',
  eq_svcsupplier: 'serviceSupplier',
  eq_svccontract: 'serviceContractNumber',
  eq_streg: 'stateRegistrationNumber',
} as const;

const dates = {
  eq_mandt: 'manufacturedOn',
  eq_rfrbdt: 'refurbishedOn',
  eq_instdt: 'installedOn',
  eq_eoldate: 'endOfLifeOn',
  eq_retdate: 'retiredOn',
  eq_warranty: 'warrantyUntil',
  eq_svcuntil: 'serviceContractUntil',
  eq_stregexp: 'stateRegistrationExpiresOn',
  eq_eosdate: 'endOfSupportOn',
} as const;

const switches = { eq_retired: 'retired', eq_planned: 'planned', eq_physcov: 'physicsCovered' } as const;
/** What a blank cell of a switch means. Source: REMS 3.11. */
const blankSwitches = { retired: false, planned: false, physicsCovered: true } as const;

const flags = { eq_radcap: 'radiologyOwned', eq_capfund: 'replacementFunded' } as const;

/** The columns that hold a value of the unit itself, and their fields. */
export const fieldColumns = {
  ...texts,
  ...dates,
  ...switches,
  ...flags,
  eq_auditfreq: 'auditFrequencies',
  eq_capcst: 'capitalCost',
  eq_capyr: 'capitalYear',
  eq_captype: 'capitalType',
  eq_aetitle: 'aeTitle',
  eq_ip: 'ipAddress',
} as const satisfies Partial<Record<RemsEquipmentColumn, UnitField>>;

// Made once: this runs for every row.
const textPairs = pairs(texts).map(
  ([column, field]) => [column, field, unitFields[field].unwrap().maxLength ?? Number.POSITIVE_INFINITY] as const,
);
const datePairs = pairs(dates);
const switchPairs = pairs(switches);
const flagPairs = pairs(flags);

const maxCost = 1_000_000;
const [minYear, maxYear] = [1900, 2100];

/**
 * Reads the plain columns of a row into `draft`. An absent column is not touched, a blank cell clears, and what cannot be read
 * is a warning and leaves the field as it is. Source: REMS 3.10, 3.11.
 */
export function readFieldColumns(cells: EquipmentCells, stored: UnitFields | undefined, draft: UnitDraft): void {
  for (const [column, field, max] of textPairs) {
    const text = cells.cell(column);
    if (text === undefined) continue;
    // Somebody may have noted the very word that empties, and the export brings it back.
    if (text === '' && stored && cells.written(column) === stored[field]) continue;
    if (text.length > max)
      cells.warning(`${quoted(text)} has ${text.length} characters, ${max} fit; the field was left as it is.`, column);
    else draft[field] = text === '' ? null : text;
  }
  for (const [column, field] of datePairs) {
    take(cells, column, parseDate, 'is not a date such as 2026-03-01 or 3/1/2026', null, (value) => {
      draft[field] = value;
    });
  }
  for (const [column, field] of switchPairs) {
    take(cells, column, parseBoolean, 'is neither TRUE nor FALSE', blankSwitches[field], (value) => {
      draft[field] = value;
    });
  }
  for (const [column, field] of flagPairs) {
    take(cells, column, parseFlag, 'is not 1 (yes), 0 (no) or blank (not applicable)', null, (value) => {
      draft[field] = value;
    });
  }
  take(cells, 'eq_auditfreq', parseFrequencies, 'names a frequency that is not known', [], (value) => {
    draft.auditFrequencies = value;
  });
  take(
    cells,
    'eq_capcst',
    (text) => parseWhole(text, 0, maxCost),
    'is not a whole number of thousands of dollars',
    null,
    (value) => {
      // In REMS 0 means unknown; a genuine zero that is stored here is not lost when its own export comes back.
      draft.capitalCost = value === 0 && stored?.capitalCost !== 0 ? null : value;
    },
  );
  take(cells, 'eq_aetitle', parseAeTitle, 'is not an AE title (at most 16 plain characters)', null, (value) => {
    draft.aeTitle = value;
  });
  take(cells, 'eq_ip', parseIpAddress, 'is not an IP address', null, (value) => {
    draft.ipAddress = value;
  });
  take(
    cells,
    'eq_capyr',
    (text) => parseWhole(text, minYear, maxYear),
    `is not a year from ${minYear} to ${maxYear}`,
    null,
    (value) => {
      draft.capitalYear = value;
    },
  );
  take(
    cells,
    'eq_captype',
    parseCapitalType,
    `is neither ${capitalTypes.join(' nor ')}`,
    'Replacement' as const,
    (value) => {
      draft.capitalType = value;
    },
  );
  // Un-retiring clears the date (REMS 6.4) unless the file speaks of the date itself.
  if (stored?.retired && draft.retired === false && cells.cell('eq_retdate') === undefined) draft.retiredOn = null;
}

/** A field's value as REMS files write it; null when blank. */
export function fieldText(value: UnitFields[UnitField], field: UnitField): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') {
    if (field === 'radiologyOwned' || field === 'replacementFunded') return value ? '1' : '0';
    return value ? 'TRUE' : 'FALSE';
  }
  if (typeof value === 'object') return value.length === 0 ? null : value.join(', ');
  return String(value);
}

function take<T, B>(
  cells: EquipmentCells,
  column: RemsEquipmentColumn,
  parse: (text: string) => T | undefined,
  complaint: string,
  blank: B,
  set: (value: T | B) => void,
): void {
  const text = cells.cell(column);
  if (text === undefined) return;
  const value = text === '' ? blank : parse(text);
  if (value === undefined) cells.warning(`${quoted(text)} ${complaint}; the field was left as it is.`, column);
  else set(value);
}

function parseFlag(text: string): boolean | undefined {
  return text === '1' ? true : text === '0' ? false : undefined;
}

function parseAeTitle(text: string): string | undefined {
  return isApplicationEntityTitle(text) ? text : undefined;
}

function parseIpAddress(text: string): string | undefined {
  return isIpAddress(text) ? text : undefined;
}

function parseCapitalType(text: string): (typeof capitalTypes)[number] | undefined {
  return capitalTypes.find((type) => type.toLowerCase() === text.toLowerCase());
}

function pairs<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][]; // the tables above have no other keys than their type says
}
