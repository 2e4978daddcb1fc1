import type { UnitField } from '../../shared/equipment.ts';
import type { PersonRole } from '../../shared/people.ts';

/** How a field is entered and shown. */
export type FieldKind =
  | 'text'
  | 'longtext'
  | 'date'
  | 'whole'
  | 'thousands'
  | 'flag'
  | 'three-valued'
  | 'frequencies'
  | 'capital-type'
  | 'lookup'
  | 'person'
  | 'unit';

/** What the form needs to know about a field. */
export interface FieldSpec {
  readonly kind: FieldKind;
  /** Longest text. */
  readonly max?: number;
  /** Whom a person picker offers. */
  readonly role?: PersonRole;
}

/** Every field that a person may enter. Lengths are those of the contract. */
export const fieldSpecs: Readonly<Record<UnitField, FieldSpec>> = {
  classId: { kind: 'lookup' },
  subclassId: { kind: 'lookup' },
  manufacturerId: { kind: 'lookup' },
  departmentId: { kind: 'lookup' },
  facilityId: { kind: 'lookup' },
  contactId: { kind: 'person', role: 'contact' },
  supervisorId: { kind: 'person', role: 'supervisor' },
  physicianId: { kind: 'person', role: 'physician' },
  model: { kind: 'text', max: 200 },
  room: { kind: 'text', max: 100 },
  phone: { kind: 'text', max: 20 },
  assetId: { kind: 'text', max: 100 },
  serialNumber: { kind: 'text', max: 200 },
  meFacilityNumber: { kind: 'text', max: 100 },
  meRegistrationNumber: { kind: 'text', max: 100 },
  manufacturerSystemId: { kind: 'text', max: 100 },
  manufacturedOn: { kind: 'date' },
  refurbishedOn: { kind: 'date' },
  installedOn: { kind: 'date' },
  endOfLifeOn: { kind: 'date' },
  retiredOn: { kind: 'date' },
  retired: { kind: 'flag' },
  planned: { kind: 'flag' },
  physicsCovered: { kind: 'flag' },
  auditFrequencies: { kind: 'frequencies' },
  acrSiteId: { kind: 'text', max: 100 },
  acrUnitId: { kind: 'text', max: 100 },
  radiologyOwned: { kind: 'three-valued' },
  replacementFunded: { kind: 'three-valued' },
  capitalCost: { kind: 'thousands' },
  capitalYear: { kind: 'whole' },
  capitalType: { kind: 'capital-type' },
  capitalNote: { kind: 'longtext', max: 140 },
  notes: { kind: 'longtext', max: 20_000 },
  softwareVersion: { kind: 'text', max: 100 },
  aeTitle: { kind: 'text', max: 16 },
  stationName: { kind: 'text', max: 64 },
  ipAddress: { kind: 'text', max: 45 },
  warrantyUntil: { kind: 'date' },
  serviceSupplier: { kind: 'text', max: 200 },
  serviceContractNumber: { kind: 'text', max: 100 },
  serviceContractUntil: { kind: 'date' },
  stateRegistrationNumber: { kind: 'text', max: 100 },
  stateRegistrationExpiresOn: { kind: 'date' },
  endOfSupportOn: { kind: 'date' },
  parentId: { kind: 'unit' },
};

/** The cards of the detail page and the sections of the form, in their order. */
export const cards = {
  details: [
    'classId',
    'subclassId',
    'manufacturerId',
    'model',
    'serialNumber',
    'manufacturerSystemId',
    'softwareVersion',
    'parentId',
    'planned',
    'physicsCovered',
  ],
  location: ['facilityId', 'departmentId', 'room', 'phone', 'assetId'],
  dates: ['manufacturedOn', 'refurbishedOn', 'installedOn', 'endOfLifeOn', 'retiredOn'],
  contacts: ['contactId', 'supervisorId', 'physicianId'],
  capital: ['radiologyOwned', 'replacementFunded', 'capitalCost', 'capitalYear', 'capitalType', 'capitalNote'],
  regulatory: [
    'auditFrequencies',
    'acrSiteId',
    'acrUnitId',
    'meFacilityNumber',
    'meRegistrationNumber',
    'stateRegistrationNumber',
    'stateRegistrationExpiresOn',
  ],
  service: ['serviceSupplier', 'serviceContractNumber', 'serviceContractUntil', 'warrantyUntil', 'endOfSupportOn'],
  network: ['aeTitle', 'stationName', 'ipAddress'],
  notes: ['notes'],
} as const satisfies Readonly<Record<string, readonly UnitField[]>>;
export type CardName = keyof typeof cards;
export const cardNames = Object.keys(cards) as readonly CardName[]; // Object.keys forgets the literal keys
