/** Roles and rights in words. */
export const rights = {
  roles: {
    administrator: {
      name: 'Administrator',
      description: 'Runs this installation: accounts, roles, rules of access, and everything else but patients.',
    },
    physicist: {
      name: 'Physicist',
      description:
        'Medical physicist: reads, edits, imports and exports equipment and surveys, plans visits, and keeps the register of people.',
    },
    'physics-assistant': {
      name: 'Physics assistant',
      description: 'Helps the physicists: the same rights on equipment, surveys and people.',
    },
    technologist: { name: 'Technologist', description: 'Reads and exports equipment, records surveys and findings.' },
    viewer: { name: 'Viewer', description: 'Reads and exports equipment, changes nothing.' },
    user: {
      name: 'Registry user',
      description: 'Creates patients in the registry and sees their own; sees no equipment.',
    },
    'principal-investigator': {
      name: 'Principal investigator',
      description: 'Creates patients and sees all of the studies that they lead; sees no equipment.',
    },
  },
  groups: {
    equipment: 'Equipment',
    compliance: 'Surveys',
    people: 'People and lists',
    registry: 'Patient registry',
    administration: 'Administration',
  },
  permissions: {
    equipmentRead: { name: 'See equipment', what: 'Lists, unit pages and the home page.' },
    equipmentWrite: { name: 'Edit equipment', what: 'Add, change, clone and retire units.' },
    equipmentExport: { name: 'Export equipment', what: 'Save lists of units as CSV files.' },
    equipmentImport: { name: 'Import equipment', what: 'Bring units in from files, and take an import back.' },
    peopleRead: { name: 'See people', what: 'The register of contacts, physicists and physicians.' },
    peopleWrite: { name: 'Edit people', what: 'Add people and change their contact data.' },
    lookupsWrite: { name: 'Edit lookups', what: 'The lists that records choose from, such as classes and facilities.' },
    complianceRecord: {
      name: 'Record surveys',
      what: 'Record tests, findings and events, and add documents to them.',
    },
    complianceWrite: {
      name: 'Edit surveys and plans',
      what: 'Correct and delete tests, book visits, set obligations and extensions, close findings.',
    },
    complianceManage: {
      name: 'Manage survey rules',
      what: 'Obligation rules, reminders, and what the clinic decided about surveys.',
    },
    patientsRead: {
      name: 'See patients',
      what: 'One’s own patients, and all of a study as its investigator; each look at an identity is on record.',
    },
    patientsCreate: {
      name: 'Create patients',
      what: 'Create, correct and archive patients of one’s studies. Nobody does with an administrative right.',
    },
    patientsInvestigate: {
      name: 'Lead studies',
      what: 'See all patients of every study that is open to everyone of the registry.',
    },
    studiesManage: {
      name: 'Manage studies',
      what: 'Make studies and say who belongs to them. It opens no patient.',
    },
    accountsManage: {
      name: 'Manage accounts',
      what: 'Accounts, the whitelist and open sessions. It gives no right that the person does not hold.',
    },
    rolesManage: {
      name: 'Manage roles',
      what: 'Make roles and give any right to anybody. Only for those who may do everything.',
    },
    accessManage: {
      name: 'Manage access',
      what: 'The directory, passwords, sessions, the whitelist rule and the second factor.',
    },
    auditRead: { name: 'Read the audit trail', what: 'Search, prove and take along who did what; changes nothing.' },
    systemManage: { name: 'Manage the installation', what: 'Data folder, keys, backups and the sample clinic.' },
  },
  administrative: 'administrative',
  administrativeHint: 'Give it to few people: it reaches beyond their own work.',
  nothing: 'No rights',
  fromDirectory: '{{role}} (from the directory)',
};
