import { parseArgs } from 'node:util';

/** What `npm run bench -- …` was told. */
export interface BenchArguments {
  readonly units: number;
  /** Entries that the audit trail is filled with before it is measured. */
  readonly audit: number;
  /** Patients of the registry. */
  readonly patients: number;
  /** Megabytes to which the database is made to grow for a backup while people work; without it that is not measured. */
  readonly busyBackup: number | undefined;
  /** Where the document goes besides standard output. */
  readonly json: string | undefined;
}

/** How the benchmark is started. */
const benchUsage =
  'Usage: bench [--units 20000] [--audit 100000] [--patients 100000] [--busy-backup MEGABYTES] [--json FILE]';

/** The arguments, or a sentence about what is wrong with them. */
export function parseBenchArguments(args: readonly string[]): BenchArguments | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        units: { type: 'string', default: '20000' },
        audit: { type: 'string', default: '100000' },
        patients: { type: 'string', default: '100000' },
        'busy-backup': { type: 'string' },
        json: { type: 'string' },
      },
    });
    const units = Number(values.units);
    if (!Number.isInteger(units) || units < 500 || units > 200_000)
      return `--units takes a number from 500 to 200000. ${benchUsage}`;
    const audit = Number(values.audit);
    if (!Number.isInteger(audit) || audit < 1000 || audit > 20_000_000)
      return `--audit takes a number from 1000 to 20000000. ${benchUsage}`;
    const patients = Number(values.patients);
    if (!Number.isInteger(patients) || patients < 100 || patients > 1_000_000)
      return `--patients takes a number from 100 to 1000000. ${benchUsage}`;
    const busyBackup = values['busy-backup'] === undefined ? undefined : Number(values['busy-backup']);
    if (busyBackup !== undefined && !(busyBackup >= 1 && busyBackup <= 20_000))
      return `--busy-backup takes a number from 1 to 20000. ${benchUsage}`;
    return { units, audit, patients, busyBackup, json: values.json };
  } catch (cause) {
    // The parser's own sentence names the option.
    return `${cause instanceof Error ? cause.message : 'The options are not right.'} ${benchUsage}`;
  }
}
