import { describe, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/en/index.ts';
import { fr } from '../../renderer/i18n/fr/index.ts';
import { browserLanguage } from '../../renderer/i18n/index.ts';

/** Leaves that are rightly the same word in both languages. */
const sameWord = new Set([
  'home.accounts.patients_one',
  'home.accounts.patients_other',
  'studies.fields.patients',
  'studies.registry.sexes',
  'studies.registry.usual',
  'studies.registry.code',
  'labels.what.languages.en',
  'labels.what.languages.fr',
  'labels.preview.size',
  'documents.title',
  'imports.tables.table',
  'imports.tables.equipment_classes',
  'api-help.examples.tools.curl',
  'api-help.examples.tools.python',
  'api-help.examples.tools.powershell',
  'devices.fields.actions',
  'tokens.fields.actions',
  'maintenance.signedBy',
  'maintenance.note',
  'readiness.note',
  'readiness.areas.machine',
  'readiness.checks.patients',
  'readiness.checks.runtime',
  'readiness.stateWhen',
  'readiness.signOffs.columns.note',
  'readiness.signOffs.pdf',
  'health.figures.documents',
  'health.figures.hours',
  'health.figures.milliseconds',
  'health.figures.sessions',
  'logs.fields.message',
  'logs.levels.info',
  'damage.kinds.document',
  'keys.keys.documents_one',
  'keys.keys.documents_other',
  'keys.purposes.documents',
  'keys.slots.installation',
  'shell.search.documents',
  'shell.search.pages',
  'shell.search.actions',
  'shell.notices.severity.danger',
  'sign-in.method.directory',
  'about.version',
  'about.hosts.headless',
  'equipment.fields.contactId',
  'equipment.fields.contactName',
  'lookups.kinds.class',
  'bulk-edit.preview.number',
  'people.roles.contact',
  'people.record.on',
  'people.parts.contact',
  'people.handOver.counted',
  'lookups.fields.actions',
  'obligations.types.Audit',
  'obligations.card.title',
  'obligations.card.obligation',
  'obligations.dialog.note',
  'obligations.dialog.document',
  'obligations.rules.actions',
  'obligations.rules.inactive',
  'obligations.rules.version',
  'obligations.rules.cycle',
  'obligations.rules.citation',
  'lists.page',
  'audit.namesOf.network.scope',
  'shell.search.patients',
  'audit.kinds.obligation',
  'audit.kinds.patient',
  'audit.names.patientId',
  'audit.names.dose',
  'restore.entities.patient',
  'audit.kinds.document',
  'audit.kinds.session',
  'directory.tls.label',
  'directory.preset.activeDirectory',
  'directory.preset.openLdap',
  'directory.test.took',
  'roles.fields.actions',
  'sessions.fields.actions',
  'whitelist.fields.actions',
  'whitelist.by',
  'components.from',
  'components.documents_other',
  'equipment.sections.clocks',
  'equipment.sections.documents',
  'compliance.columns.acts',
  'compliance.columns.type',
  'compliance.columns.scheduledOn',
  'compliance.columns.notes',
  'compliance.sortKeys.scheduledOn',
  'compliance.sortKeys.type',
  'compliance.sortKeys.id',
  'compliance.row.by',
  'compliance.surveys.documents_one',
  'compliance.surveys.documents_other',
  'compliance.form.type',
  'compliance.form.notes',
  'compliance.form.saveKeys',
  'compliance.form.documents',
  'bookings.date',
  'bookings.notes',
  'capital-plan.scenario.note',
  'capital-plan.views.budget',
  'capital-plan.files.csv',
  'capital-plan.chart.by.plan',
  'capital-plan.chart.classesAxis',
  'capital-plan.chart.legend',
  'capital-plan.chart.fact',
  'capital-plan.budget.groups.class',
  'capital-plan.budget.total',
  'capital-plan.scenarios.note',
  'capital-plan.scenarios.acts',
  'capital-plan.compare.plan',
  'capital-plan.compare.total',
  'capital-plan.compare.same',
  'capital.yearFrom.capital-year',
  'capital.headings.score',
  'capital.columns.score',
  'capital.score.unknown',
  'capital.score.part',
  'planner.visit',
  'planner.bookDate',
  'planner.notes',
  'planner.table.date',
  'planner.visits.visit',
  'reminders.active',
  'reminders.form.rules',
  'reminders.sent.moment',
  'mail.port',
  'mail.security',
  'mail.outbox.kinds.invitation',
  'certificates.request.organization',
  'network.on.steps.port',
  'network.findings.about.port',
  'network.findings.about.redirect',
  'network.connected.acts',
  'network.settings.port',
  'shell.places.patients',
  'examinations.dose',
  'examinations.fields.note',
  'examinations.quantitiesShort.RAK',
  'examinations.quantitiesShort.ESAK',
  'patient-files.sizes.50x25',
  'patient-files.sizes.70x36',
  'patient-files.sizes.89x36',
  'patients.title',
  'patients.count_one',
  'patients.count_other',
  'patients.ippShort',
  'patients.look.seconds',
  'patients.duplicates.entry',
  'trust.systems.windows',
  'trust.systems.mac',
  'trust.systems.ios',
  'trust.systems.android',
  'trust.systems.firefox',
  'trust.systems.linux',
]);

function leaves(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither text nor a group`);
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

describe('words', () => {
  const english = new Map(leaves(en, ''));
  const french = new Map(leaves(fr, ''));

  it('have the same keys in both languages', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
    expect(english.size).toBeGreaterThan(20);
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...french]) expect(text.trim(), key).not.toBe('');
  });

  it('differ, unless both languages use the same word', () => {
    const same = [...english]
      .filter(([key, text]) => french.get(key) === text && !sameWord.has(key))
      .map(([key]) => key);
    expect(same).toEqual([]);
  });

  it('name the same placeholders', () => {
    for (const [key, text] of english) expect(placeholders(french.get(key) ?? ''), key).toEqual(placeholders(text));
  });
});

describe('browserLanguage', () => {
  it('takes the first language that we speak', () => {
    expect(browserLanguage(['de-DE', 'fr-CH', 'en'])).toBe('fr');
    expect(browserLanguage(['en-GB', 'fr'])).toBe('en');
  });

  it('falls back to English', () => {
    expect(browserLanguage(['de', 'it'])).toBe('en');
    expect(browserLanguage([])).toBe('en');
  });
});
