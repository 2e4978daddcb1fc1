import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditFrequencies, type NewUnit } from '../../shared/equipment.ts';
import { createImportDesk } from '../support/import-desk.ts';

const piece = fc.constantFrom(
  'a',
  'B',
  '7',
  'é',
  '漢',
  ' ',
  ',',
  ';',
  '"',
  "'",
  '=',
  '+',
  '-',
  '@',
  '\n',
  '\r\n',
  '\t',
  '|',
);
const text = (max: number) =>
  fc.option(
    fc.array(piece, { maxLength: max }).map((parts) => parts.join('').slice(0, max)),
    { nil: null },
  );
const date = fc.option(
  fc
    .date({ min: new Date('1950-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  { nil: null },
);
const flag = fc.option(fc.boolean(), { nil: null });

const unit = fc.record({
  model: text(30),
  room: text(20),
  phone: text(18),
  assetId: text(20),
  serialNumber: text(20),
  meFacilityNumber: text(20),
  meRegistrationNumber: text(20),
  manufacturerSystemId: text(20),
  manufacturedOn: date,
  refurbishedOn: date,
  installedOn: date,
  endOfLifeOn: date,
  retiredOn: date,
  retired: fc.boolean(),
  planned: fc.boolean(),
  physicsCovered: fc.boolean(),
  auditFrequencies: fc.subarray([...auditFrequencies]),
  softwareVersion: text(30),
  aeTitle: fc.option(fc.stringMatching(/^[A-Z0-9_]{1,16}$/), { nil: null }),
  stationName: text(30),
  ipAddress: fc.option(fc.oneof(fc.ipV4(), fc.ipV6()), { nil: null }),
  warrantyUntil: date,
  serviceSupplier: text(30),
  serviceContractNumber: text(20),
  serviceContractUntil: date,
  stateRegistrationNumber: text(20),
  stateRegistrationExpiresOn: date,
  endOfSupportOn: date,
  acrSiteId: text(20),
  acrUnitId: text(20),
  radiologyOwned: flag,
  replacementFunded: flag,
  // A file's 0 means unknown, so that a genuine zero survives only in the data it came from.
  capitalCost: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
  capitalYear: fc.option(fc.integer({ min: 1900, max: 2100 }), { nil: null }),
  capitalType: fc.constantFrom('Replacement' as const, 'Upgrade' as const),
  capitalNote: text(60),
  notes: text(120),
}) satisfies fc.Arbitrary<Partial<NewUnit>>;

const nameLike = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

test('whatever units hold comes back from their export, into the same data and into new ones', {
  timeout: 60_000,
}, async () => {
  const desk = await createImportDesk();
  const admin = desk.as('administrator');
  const seed = Math.floor(Math.random() * 2 ** 31);
  const context = `seed ${seed}`;
  const names = fc.sample(nameLike, { seed, numRuns: 12 });
  const made = new Map<string, number>();
  for (const [position, name] of names.entries()) {
    const kind = (['class', 'manufacturer', 'facility'] as const)[position % 3] ?? 'class';
    const extras = kind === 'facility' ? { fullName: `Full ${name} ${position}`, address: name } : {};
    const { id } = await admin.lookups.create({ kind, name: `${name}${position}`, ...extras });
    made.set(`${kind}${Math.floor(position / 3)}`, id);
  }
  const { id: contactId } = await admin.people.create({
    name: '=Doe, "Jane"',
    email: 'jane@example.org',
    roles: ['contact'],
  });
  const { items: rules } = await admin.obligations.rules({});
  const others = fc.subarray(rules.filter(({ fileLabel }) => fileLabel === null));
  const chosen = fc.sample(others, { seed, numRuns: 150 });
  for (const [position, fields] of fc.sample(unit, { seed, numRuns: 150 }).entries()) {
    const pick = (kind: string) => made.get(`${kind}${position % 4}`) ?? 0;
    const { id } = await admin.equipment.create({
      ...fields,
      classId: pick('class'),
      manufacturerId: pick('manufacturer'),
      facilityId: pick('facility'),
      contactId: position % 2 ? contactId : null,
    });
    for (const { id: ruleId } of chosen[position] ?? []) await admin.obligations.add({ unitIds: [id], ruleId });
  }
  const exported = await desk.exported();
  const same = await desk.import(exported);
  expect([context, same.import.counts]).toMatchObject([context, { unchanged: 150, errors: 0, warnings: 0 }]);

  const elsewhere = await createImportDesk();
  const moved = await elsewhere.import(exported, 'all-or-nothing');
  expect([context, moved.import.counts]).toMatchObject([context, { created: 150, errors: 0, warnings: 0 }]);
  expect([context, await elsewhere.exported()]).toEqual([context, exported]);
});
