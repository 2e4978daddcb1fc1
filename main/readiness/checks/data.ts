import { dataFiles } from '../../database/data-files.ts';
import { latestVersion, schemaVersion } from '../../database/migrate.ts';
import type { Check } from '../check.ts';
import { failed, ok, warning } from '../finding.ts';
import { daysSince, moment } from '../moments.ts';
import { sizeOf } from '../sizes.ts';

const megabyte = 1_000_000;
/** Milliseconds that a question to the database may take. */
const slowQuestion = 200;
/** Days for which one verification of the audit trail counts. */
const proofDays = 8;

/** Whether the data open, read and are whole. */
export const dataChecks: readonly Check[] = [
  {
    of: 'place',
    id: 'database',
    area: 'data',
    requirements: ['000-078', '004-025', '004-064', '004-099', '004-116'],
    look: ({ present }) =>
      present.state === 'READY'
        ? ok('The data open with their key.')
        : failed(`The data are not open: ${present.state}.`, present.message || 'Set this installation up first.'),
  },
  {
    of: 'data',
    id: 'schema',
    area: 'data',
    requirements: ['000-078', '000-100', '004-068', '003-049'],
    look({ db, migrations }) {
      const [here, wanted] = [schemaVersion(db), latestVersion(migrations)];
      if (here === wanted) return ok(`The schema has version ${here}, which this program expects.`);
      return failed(
        `The schema has version ${here}, and this program expects ${wanted}.`,
        'Restart the program: it brings the schema up to date.',
      );
    },
  },
  { of: 'deep', id: 'schema-shape', area: 'data', requirements: ['000-100', '004-068'], thorough: true },
  { of: 'deep', id: 'integrity', area: 'data', requirements: ['000-100', '003-037', '004-025'], thorough: true },
  {
    of: 'deep',
    id: 'documents',
    area: 'data',
    requirements: ['000-101'],
    thorough: true,
    link: '/admin/damaged',
  },
  {
    of: 'data',
    id: 'database-speed',
    area: 'data',
    requirements: ['000-098', '003-037', '004-057', '004-116'],
    link: '/admin/health',
    look({ db, folder }) {
      const before = performance.now();
      db.prepare('SELECT count(*) FROM units').get();
      const took = Math.ceil(performance.now() - before);
      const size = Math.ceil(sizeOf(dataFiles(folder).database) / megabyte);
      if (took < slowQuestion) return ok(`The database answers within ${slowQuestion} ms; it has ${size} MB.`);
      return warning(
        `The database took ${took} ms to count the units; it has ${size} MB.`,
        'Look at the slow statements on the health page, and at what else runs on this machine.',
      );
    },
  },
  {
    of: 'data',
    id: 'audit-chain',
    area: 'data',
    requirements: ['004-032', '004-098', '000-100'],
    link: '/admin/audit',
    look({ others, now }) {
      const proof = others.auditProof?.() ?? null;
      if (proof === null)
        return warning('The audit trail was not verified yet.', 'Verify it on the page of the audit trail.');
      if (!proof.ok)
        return failed(
          `The audit trail does not hold, as verified on ${moment(proof.at)}.`,
          'Read on the page of the audit trail which entry is concerned, and keep all backups.',
        );
      const evidence = `The audit trail was verified on ${moment(proof.at)}: all ${proof.entries} entries hold.`;
      if (daysSince(proof.at, now) <= proofDays) return ok(evidence);
      return warning(evidence, 'Verify it on the page of the audit trail.');
    },
  },
  {
    of: 'data',
    id: 'damaged-records',
    area: 'data',
    requirements: ['000-101'],
    link: '/admin/damaged',
    look({ db }) {
      const count =
        db
          .prepare<[], number>("SELECT count(*) FROM damaged_records WHERE state IN ('open', 'quarantined')")
          .pluck()
          .get() ?? 0;
      if (count === 0) return ok('No record is known that does not read.');
      return failed(
        `Records that do not read: ${count}.`,
        'Look at the damaged records: other keys and backups are tried there.',
      );
    },
  },
  {
    of: 'data',
    id: 'clock',
    area: 'data',
    requirements: ['004-111'],
    link: '/admin/audit',
    look({ db }) {
      const moved = db
        .prepare<[], string>(
          "SELECT last_at FROM notices WHERE kind = 'clock.moved' AND dismissed_at IS NULL ORDER BY id DESC LIMIT 1",
        )
        .pluck()
        .get();
      if (moved === undefined) return ok('Nobody has moved the clock of this computer unnoticed.');
      return warning(
        `The clock of this computer was moved on ${moment(moved)}.`,
        'Check its date, time and time zone, then take the notice off the list.',
      );
    },
  },
];
