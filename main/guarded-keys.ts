import { createClinicNameRules } from './access/clinic-name-rules.ts';
import { createDocumentsSource } from './damage/documents.ts';
import { createIdentitiesSource } from './damage/identities.ts';
import type { ReadTexts } from './damage/other-keys.ts';
import { createDamageProcedures } from './damage/procedures.ts';
import { secondFactorSecrets, settingsSecrets } from './damage/secret-tables.ts';
import { createSecretsSource, type SecretSeal } from './damage/secrets.ts';
import { createDamageService } from './damage/service.ts';
import { dataFiles } from './database/data-files.ts';
import { servicePasswordContext } from './directory/service-password.ts';
import { createStoredFileWriter } from './documents/stored-file-writer.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createDocumentPrinter } from './files/document-runner.ts';
import type { JobDefinition } from './jobs/service.ts';
import { unwrapSecret, Wrapped, wrapSecret } from './keys/wrap.ts';
import { mailPasswordContext } from './mail/mail-password.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';
import { sealedTables } from './patients/sealed-columns.ts';
import { createKeysProcedures } from './rotation/procedures.ts';
import { createKeysService } from './rotation/service.ts';
import { sealedSecretContext } from './second-factor/secret-rules.ts';

/** Builds what guards keys and what they open: sheets, exchanges of keys, records that do not read. */
export function createGuardedKeys(
  deps: FeatureDeps,
  backups: { makeBefore(kind: 'pre-rotate' | 'pre-update', by: string): Promise<string> },
  readTexts: ReadTexts,
) {
  const { data, ports, transactor, tickets, workerEntry, workshop } = deps;
  const { db, keys: dataKeys } = data;
  const { clock, random, log, paths } = ports;
  const files = dataFiles(paths.data);
  const stored = createStoredFileWriter({ folder: files.attachments, quarantine: files.quarantine, random });
  const at = (name: string) => workerEntry && new URL(name, workerEntry);

  const keys = createKeysService({
    data,
    files,
    ports,
    transactor,
    tickets,
    workshop,
    backups,
    resealer: stored,
    print: createDocumentPrinter(at('./document-worker.js')),
    clinicName: createClinicNameRules(db).clinicName,
    workerEntry: at('./rotate-worker.js'),
  });
  const seal = (purpose: string, context: string): SecretSeal => ({
    purpose,
    open: (sealed, key) => unwrapSecret(key, Wrapped.parse(JSON.parse(sealed)), context),
    seal: (secret, key) => JSON.stringify(wrapSecret(key, secret, context, random)),
  });
  const secrets = [
    settingsSecrets({
      mail: seal('mail', mailPasswordContext),
      directory: seal('directory', servicePasswordContext),
    }),
    secondFactorSecrets((accountId) => seal('second-factor', sealedSecretContext(accountId))),
  ];
  const damage = createDamageService({
    db,
    keys: dataKeys,
    files,
    sources: [
      createDocumentsSource({ db, keys: dataKeys, files: stored }),
      ...sealedTables.map((sealed) => createIdentitiesSource({ db, keys: dataKeys, random, sealed })),
      ...secrets.map((table) => createSecretsSource({ db, keys: dataKeys, table })),
    ],
    backups,
    readTexts,
    transactor,
    notices: createNoticeWriter(db),
    clock,
    random,
    log,
  });

  const jobs: readonly JobDefinition[] = [
    {
      name: 'keys.rewrap',
      schedule: '* * * * *',
      quiet: true,
      async run(signal) {
        await keys.noteKeys();
        const { moved, unreadable } = await keys.rewrap(signal);
        const identities = await keys.rewrapIdentities(signal);
        if (moved + unreadable + identities.moved + identities.unreadable === 0) return null;
        // What does not read is noted once and then left to its page, or this job would stumble over it every minute.
        if (unreadable + identities.unreadable > 0) await damage.scanByJob(signal);
        return identities.moved + identities.unreadable === 0
          ? `Documents written again under the new key: ${moved}. Documents that do not read: ${unreadable}.`
          : `Records of patients written again under the new keys: ${identities.moved}. Records that do not read: ${identities.unreadable}. Documents: ${moved}.`;
      },
    },
    { name: 'damage.scan', schedule: '30 4 * * 6', run: damage.scanByJob },
  ];
  return {
    handlers: { keys: createKeysProcedures(keys), damage: createDamageProcedures(damage) },
    jobs,
    keys,
  };
}
