import type { CatalogueKey } from './catalogue.ts';
import type { SamplePlaceKey } from './places.ts';

/** What is out of the ordinary about a unit. */
export interface FleetNotes {
  /** Months since retirement. */
  readonly retired?: number;
  /** Months until installation. */
  readonly planned?: number;
  readonly notCovered?: boolean;
  /** Nobody has said yet when it must be tested. */
  readonly unscheduled?: boolean;
  /** Months since refurbishment. */
  readonly refurbished?: number;
  readonly funded?: boolean;
  readonly upgrade?: boolean;
  /** Quoted cost, thousands of US dollars, and in how many years it is in the budget. */
  readonly quote?: readonly [cost: number, years: number];
  readonly note?: string;
}

/** One unit: where, what, and its age in months. */
export type FleetEntry = readonly [
  place: SamplePlaceKey,
  department: string,
  room: string,
  kind: CatalogueKey,
  ageMonths: number,
  notes?: FleetNotes,
];

/** The fleet. Ages, not dates, so that the sample looks current whenever it is loaded. */
export const fleet: readonly FleetEntry[] = [
  ['hospital', 'Radiology', 'CT 1', 'ct', 38],
  [
    'hospital',
    'Radiology',
    'CT 2',
    'ct',
    101,
    { quote: [890, 1], funded: true, note: 'Replacement approved by the capital committee.' },
  ],
  ['hospital', 'Emergency', 'ED CT', 'ct', 64],
  [
    'hospital',
    'Radiology',
    'CT 3',
    'ct',
    0,
    { planned: 5, quote: [870, 0], funded: true, note: 'Room is being prepared.' },
  ],
  ['hospital', 'Radiology', 'MR 1', 'mri', 52],
  ['hospital', 'Radiology', 'MR 2', 'mri', 139, { refurbished: 40, upgrade: true, quote: [650, 2] }],
  ['hospital', 'Radiology', 'XR 1', 'radiography', 27],
  ['hospital', 'Radiology', 'XR 2', 'radiography', 88],
  [
    'hospital',
    'Radiology',
    'XR 3',
    'radiography',
    156,
    { quote: [295, 1], note: 'Detector shows lag; parts are scarce.' },
  ],
  ['hospital', 'Emergency', 'ED XR', 'radiography', 45],
  ['hospital', 'Radiology', 'XR 4', 'radiography', 214, { retired: 9 }],
  ['hospital', 'Intensive care', 'ICU', 'mobile', 33],
  ['hospital', 'Intensive care', 'NICU', 'mobile', 71],
  ['hospital', 'Emergency', 'Trauma bay', 'mobile', 104, { quote: [200, 1] }],
  ['hospital', 'Radiology', 'Portable pool', 'mobile', 132, { retired: 3 }],
  ['hospital', 'Radiology', 'RF 1', 'fluoroscopy', 59],
  ['hospital', 'Radiology', 'RF 2', 'fluoroscopy', 148, { quote: [540, 1] }],
  ['hospital', 'Operating rooms', 'OR 2', 'cArm', 22],
  ['hospital', 'Operating rooms', 'OR 5', 'cArm', 67],
  ['hospital', 'Operating rooms', 'OR 7', 'cArm', 118, { quote: [185, 0], funded: true }],
  ['hospital', 'Operating rooms', 'OR 9', 'miniCArm', 49],
  ['hospital', 'Cardiology', 'Cath lab 1', 'angiography', 41],
  ['hospital', 'Cardiology', 'Cath lab 2', 'angiography', 127, { refurbished: 55 }],
  ['hospital', 'Interventional radiology', 'IR 1', 'angiography', 76],
  ['hospital', 'Radiology', 'US 1', 'ultrasound', 19],
  ['hospital', 'Radiology', 'US 2', 'ultrasound', 58],
  ['hospital', 'Emergency', 'ED US', 'ultrasound', 90, { notCovered: true }],
  ['hospital', 'Cardiology', 'Echo 1', 'ultrasound', 36, { notCovered: true }],
  ['hospital', 'Nuclear medicine', 'NM 1', 'gamma', 83],
  ['imaging', 'Radiology', 'Suite 101', 'ct', 47],
  ['imaging', 'Radiology', 'Suite 102', 'mri', 31],
  ['imaging', 'Radiology', 'Suite 103', 'mri', 0, { planned: 9, quote: [1700, 1] }],
  ['imaging', 'Radiology', 'Suite 104', 'radiography', 62],
  ['imaging', 'Radiology', 'Suite 105', 'radiography', 121],
  ['imaging', 'Radiology', 'Suite 110', 'fluoroscopy', 96],
  ['imaging', 'Radiology', 'Suite 111', 'ultrasound', 25],
  ['imaging', 'Radiology', 'Suite 112', 'ultrasound', 44],
  ['imaging', 'Radiology', 'Suite 113', 'ultrasound', 97, { retired: 14 }],
  ['imaging', 'Radiology', 'Suite 115', 'boneDensity', 70],
  ['imaging', 'Breast imaging', 'Suite 120', 'mammography', 29],
  ['imaging', 'Nuclear medicine', 'Suite 130', 'pet', 54],
  ['womens', 'Breast imaging', 'Mammo 1', 'mammography', 16],
  ['womens', 'Breast imaging', 'Mammo 2', 'mammography', 81, { quote: [395, 1], funded: true }],
  ['womens', 'Breast imaging', 'Mammo 3', 'mammography', 118, { retired: 16 }],
  ['womens', 'Breast imaging', 'Biopsy', 'stereotactic', 68],
  ['womens', 'Breast imaging', 'US A', 'ultrasound', 30],
  ['womens', 'Obstetrics', 'US B', 'ultrasound', 57, { notCovered: true }],
  ['womens', 'Breast imaging', 'DXA', 'boneDensity', 112],
  ['womens', 'Dental', 'Chair 1', 'intraoral', 77],
  ['womens', 'Dental', 'Chair 2', 'intraoral', 77],
  ['womens', 'Dental', 'Chair 3', 'intraoral', 190, { unscheduled: true }],
  ['womens', 'Dental', 'Cone beam', 'coneBeam', 39],
  ['cancer', 'Radiation oncology', 'Vault 1', 'linac', 60],
  [
    'cancer',
    'Radiation oncology',
    'Vault 2',
    'linac',
    133,
    { upgrade: true, quote: [900, 1], note: 'Imaging upgrade instead of a replacement.' },
  ],
  ['cancer', 'Radiation oncology', 'Vault 3', 'linac', 0, { planned: 14, quote: [3600, 1] }],
  ['cancer', 'Radiation oncology', 'Sim 1', 'simulator', 72],
  ['cancer', 'Radiation oncology', 'Brachytherapy', 'cArm', 86],
  ['cancer', 'Nuclear medicine', 'NM 2', 'gamma', 141, { quote: [800, 2] }],
  ['cancer', 'Nuclear medicine', 'PET 1', 'pet', 34],
  ['cancer', 'Radiation oncology', 'CT 0', 'ct', 168, { retired: 26 }],
];
