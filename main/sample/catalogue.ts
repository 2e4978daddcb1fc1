/** A kind of equipment of the sample clinic: what a replacement costs (thousands of US dollars), how long one lasts (years), and what is found. */
export interface CatalogueEntry {
  readonly className: string;
  readonly subclassName: string;
  readonly cost: number;
  readonly lifetimeYears: number;
  readonly frequencies: string;
  /** Labels of obligations that the column of frequencies does not know. */
  readonly otherObligations?: string;
  readonly models: readonly (readonly [manufacturer: string, model: string])[];
}

/** The kinds of equipment of the sample clinic, by the key that the fleet uses. */
export const catalogue = {
  ct: {
    className: 'CT',
    subclassName: 'CT 64-slice',
    cost: 850,
    lifetimeYears: 10,
    frequencies: 'Annual - ACR, Annual - TJC',
    models: [
      ['GE HealthCare', 'Revolution EVO'],
      ['Siemens Healthineers', 'SOMATOM go.Top'],
      ['Canon Medical', 'Aquilion Prime SP'],
    ],
  },
  simulator: {
    className: 'CT',
    subclassName: 'CT simulator',
    cost: 1100,
    lifetimeYears: 12,
    frequencies: 'Annual - TJC',
    models: [['Philips', 'Big Bore RT']],
  },
  mri: {
    className: 'MRI',
    subclassName: 'MRI 1.5 T',
    cost: 1600,
    lifetimeYears: 12,
    frequencies: 'Annual - ACR',
    models: [
      ['Siemens Healthineers', 'MAGNETOM Sola'],
      ['GE HealthCare', 'SIGNA Artist'],
    ],
  },
  radiography: {
    className: 'Radiography',
    subclassName: 'Radiography fixed',
    cost: 280,
    lifetimeYears: 12,
    frequencies: 'Annual - ME',
    models: [
      ['Carestream', 'DRX-Evolution Plus'],
      ['Philips', 'DigitalDiagnost C90'],
      ['Shimadzu', 'RADspeed Pro'],
    ],
  },
  mobile: {
    className: 'Radiography',
    subclassName: 'Radiography mobile',
    cost: 190,
    lifetimeYears: 8,
    frequencies: 'Annual - ME',
    models: [
      ['Carestream', 'DRX-Revolution'],
      ['Shimadzu', 'MobileDaRt Evolution'],
    ],
  },
  fluoroscopy: {
    className: 'Fluoroscopy',
    subclassName: 'Fluoroscopy R/F room',
    cost: 520,
    lifetimeYears: 12,
    frequencies: 'Annual - TJC, Annual - ME',
    models: [
      ['Siemens Healthineers', 'Luminos dRF Max'],
      ['Shimadzu', 'SONIALVISION G4'],
    ],
  },
  cArm: {
    className: 'Fluoroscopy',
    subclassName: 'Mobile C-arm',
    cost: 180,
    lifetimeYears: 10,
    frequencies: 'Annual - TJC, Annual - ME',
    models: [
      ['GE HealthCare', 'OEC Elite'],
      ['Ziehm Imaging', 'Vision RFD'],
    ],
  },
  miniCArm: {
    className: 'Fluoroscopy',
    subclassName: 'Mini C-arm',
    cost: 75,
    lifetimeYears: 10,
    frequencies: 'Annual - ME',
    models: [['Hologic', 'Fluoroscan InSight FD']],
  },
  angiography: {
    className: 'Angiography',
    subclassName: 'Angiography biplane',
    cost: 1900,
    lifetimeYears: 12,
    frequencies: 'Semiannual, Annual - TJC',
    models: [
      ['Philips', 'Azurion 7 B20'],
      ['Siemens Healthineers', 'ARTIS icono'],
    ],
  },
  mammography: {
    className: 'Mammography',
    subclassName: 'Mammography tomosynthesis',
    cost: 380,
    lifetimeYears: 8,
    frequencies: 'Annual - ACR',
    otherObligations: 'MQSA annual survey',
    models: [
      ['Hologic', '3Dimensions'],
      ['GE HealthCare', 'Senographe Pristina'],
    ],
  },
  stereotactic: {
    className: 'Mammography',
    subclassName: 'Stereotactic biopsy',
    cost: 310,
    lifetimeYears: 10,
    frequencies: 'Annual - ACR',
    models: [['Hologic', 'Affirm Prone']],
  },
  boneDensity: {
    className: 'Bone densitometry',
    subclassName: 'DXA',
    cost: 95,
    lifetimeYears: 10,
    frequencies: 'Annual - ME',
    models: [['Hologic', 'Horizon A']],
  },
  ultrasound: {
    className: 'Ultrasound',
    subclassName: 'Ultrasound general',
    cost: 160,
    lifetimeYears: 7,
    frequencies: 'Annual - ACR',
    models: [
      ['GE HealthCare', 'LOGIQ E10'],
      ['Canon Medical', 'Aplio i700'],
      ['Samsung', 'RS85 Prestige'],
    ],
  },
  gamma: {
    className: 'Nuclear medicine',
    subclassName: 'SPECT/CT',
    cost: 780,
    lifetimeYears: 12,
    frequencies: 'Quarterly, Annual - ACR',
    models: [['Siemens Healthineers', 'Symbia Intevo Bold']],
  },
  pet: {
    className: 'PET/CT',
    subclassName: 'PET/CT digital',
    cost: 2300,
    lifetimeYears: 12,
    frequencies: 'Quarterly, Annual - ACR',
    models: [['GE HealthCare', 'Discovery MI']],
  },
  linac: {
    className: 'Linear accelerator',
    subclassName: 'Linac dual energy',
    cost: 3400,
    lifetimeYears: 12,
    frequencies: 'Annual - TJC',
    models: [
      ['Varian', 'TrueBeam'],
      ['Elekta', 'Versa HD'],
    ],
  },
  intraoral: {
    className: 'Dental',
    subclassName: 'Dental intraoral',
    cost: 9,
    lifetimeYears: 15,
    frequencies: '',
    otherObligations: 'Maine clinic inspection',
    models: [
      ['Planmeca', 'ProX'],
      ['Dentsply Sirona', 'Heliodent Plus'],
    ],
  },
  coneBeam: {
    className: 'Dental',
    subclassName: 'Dental cone-beam CT',
    cost: 120,
    lifetimeYears: 10,
    frequencies: 'Annual - ME',
    otherObligations: 'Maine clinic inspection',
    models: [['Planmeca', 'Viso G7']],
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

/** A key of {@link catalogue}. */
export type CatalogueKey = keyof typeof catalogue;
