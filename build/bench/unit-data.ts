import type { Db } from '../../main/database/connection.ts';
import { createUnitWriter } from '../../main/equipment/unit-writer.ts';
import { createLookupWriter } from '../../main/lookups/service.ts';
import type { Tx } from '../../main/rpc/transaction.ts';
import type { UnitLookupKind } from '../../shared/lookups.ts';
import { createRandom } from './random.ts';

const seed = 20_260_103;
const sizes = { classes: 20, manufacturers: 15, departments: 12, facilities: 40 } as const;

/** Adds units with the program's own writers, without a file: 40 facilities, 20 classes, one in eight retired, some planned or not covered. */
export function addUnits(db: Db, tx: Tx, units: number): void {
  const random = createRandom(seed);
  const lookups = createLookupWriter(db);
  const writer = createUnitWriter(db);
  const make = (kind: UnitLookupKind, count: number) =>
    Array.from({ length: count }, (_, index) => lookups.insert(tx, { kind, name: `${kind} ${index}` }).id);
  const classes = make('class', sizes.classes);
  const manufacturers = make('manufacturer', sizes.manufacturers);
  const departments = make('department', sizes.departments);
  const facilities = make('facility', sizes.facilities);
  for (let index = 1; index <= units; index += 1) {
    writer.insert(tx, {
      classId: random.pick(classes),
      manufacturerId: random.pick(manufacturers),
      departmentId: random.pick(departments),
      facilityId: random.pick(facilities),
      model: `Model ${random.upTo(300)}`,
      room: String(100 + random.upTo(500)),
      serialNumber: `SN${index}`,
      installedOn: `${2008 + random.upTo(17)}-05-20`,
      retired: random.next() < 0.12,
      planned: random.next() < 0.03,
      physicsCovered: random.next() < 0.93,
    });
  }
}
