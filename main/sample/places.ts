import type { PersonRole } from '../../shared/people.ts';

/**
 * Sample records have ids from here on, far above those of real clinics, so that a clinic's own file can be imported
 * beside the sample without one being taken for the other.
 */
export const firstSampleId = 900_001;

/** A site of the sample clinic; the people are positions in {@link samplePeople}. */
export interface SamplePlace {
  readonly name: string;
  readonly fullName: string;
  readonly address: string;
  readonly meNumber: string;
  readonly acrSite: string;
  readonly supervisor: number;
  readonly physician: number;
}

/** The four sites. */
export const samplePlaces = {
  hospital: {
    name: 'Northfield Hospital',
    fullName: 'Northfield General Hospital',
    address: '100 Hospital Drive, Northfield, ME 04900',
    meNumber: 'FAC-1042',
    acrSite: 'NGH-01',
    supervisor: 1,
    physician: 5,
  },
  imaging: {
    name: 'Lakeside Imaging',
    fullName: 'Lakeside Outpatient Imaging Center',
    address: '25 Lakeside Avenue, Northfield, ME 04900',
    meNumber: 'FAC-1187',
    acrSite: 'LOI-02',
    supervisor: 2,
    physician: 6,
  },
  womens: {
    name: "Harbor Women's & Dental",
    fullName: "Harbor Women's Health and Dental Clinic",
    address: '7 Harbor Street, Eastport Mills, ME 04901',
    meNumber: 'FAC-1203',
    acrSite: 'HWH-03',
    supervisor: 3,
    physician: 7,
  },
  cancer: {
    name: 'Pine Ridge Cancer Center',
    fullName: 'Pine Ridge Comprehensive Cancer Center',
    address: '300 Ridge Road, Northfield, ME 04900',
    meNumber: 'FAC-1311',
    acrSite: 'PRC-04',
    supervisor: 4,
    physician: 8,
  },
} as const satisfies Readonly<Record<string, SamplePlace>>;

/** A key of {@link samplePlaces}. */
export type SamplePlaceKey = keyof typeof samplePlaces;

/** A person of the sample clinic. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly PersonRole[];
}

/** The people; position 0 is the contact of every unit that names no other. */
export const samplePeople: readonly SamplePerson[] = [
  {
    name: 'Okafor, Amara',
    email: 'a.okafor@example.org',
    phone: '207-555-0101',
    roles: ['contact', 'physics_assistant'],
  },
  {
    name: 'Lindqvist, Maja',
    email: 'm.lindqvist@example.org',
    phone: '207-555-0102',
    roles: ['contact', 'supervisor'],
  },
  {
    name: 'Tremblay, Étienne',
    email: 'e.tremblay@example.org',
    phone: '207-555-0103',
    roles: ['contact', 'supervisor'],
  },
  { name: 'Castillo, Rosa', email: 'r.castillo@example.org', phone: '207-555-0104', roles: ['contact', 'supervisor'] },
  { name: 'Novak, Petr', email: 'p.novak@example.org', phone: '207-555-0105', roles: ['contact', 'supervisor'] },
  { name: 'Ashworth, Helen', email: 'h.ashworth@example.org', phone: '207-555-0106', roles: ['physician'] },
  { name: 'Banerjee, Arjun', email: 'a.banerjee@example.org', phone: '207-555-0107', roles: ['physician'] },
  { name: 'Moreau, Claire', email: 'c.moreau@example.org', phone: '207-555-0108', roles: ['physician'] },
  { name: 'Whitfield, James', email: 'j.whitfield@example.org', phone: '207-555-0109', roles: ['physician'] },
  { name: 'Haddad, Leila', email: 'l.haddad@example.org', phone: '207-555-0110', roles: ['physicist', 'contact'] },
  { name: 'Sørensen, Nils', email: 'n.sorensen@example.org', phone: '207-555-0111', roles: ['physicist'] },
  { name: 'Park, Ji-woo', email: 'j.park@example.org', phone: '207-555-0112', roles: ['physics_assistant'] },
  { name: 'Dubois, Marc', email: 'm.dubois@example.org', phone: '207-555-0113', roles: ['qa_technologist', 'contact'] },
  { name: 'Reyes, Daniela', email: 'd.reyes@example.org', phone: '207-555-0114', roles: ['qa_technologist'] },
];
