import type { z } from 'zod';
import type { keysContract } from '../../shared/keys.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { OpenedData } from '../database/open-outcome.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { type Environment, hostKeyPlaces } from '../keys/host-key.ts';
import { isKeyNew, noteKeyFacts } from '../keys/key-facts.ts';
import { createRewrapWriter } from '../patients/rewrap-writer.ts';
import type { Ports } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { Workshop } from '../rpc/workshop.ts';
import { type BackupsBefore, createDatabaseKeyRotation } from './database-key.ts';
import { createDocumentKeyRotation, type Resealer } from './document-key.ts';
import { createIdentityKeyRotation } from './identity-key.ts';
import { createKeyOverview, keysNeededBySets } from './overview.ts';
import { createRotationRepository } from './repository.ts';
import { createRotateRunner } from './rotate-runner.ts';
import { createSheets } from './sheets.ts';

type Input<P extends keyof typeof keysContract> = z.output<(typeof keysContract)[P]['input']>;

/** The keys of an open installation, the recovery sheet, and the exchange of keys. */
export function createKeysService(deps: {
  readonly data: OpenedData;
  readonly files: DataFiles;
  readonly ports: Ports;
  readonly transactor: Transactor;
  readonly tickets: DownloadIssuer;
  readonly workshop: Workshop;
  readonly backups: BackupsBefore;
  readonly resealer: Resealer;
  readonly print: DocumentPrinter;
  readonly clinicName: () => string | null;
  /** The code of rotate-worker.ts; null works in this thread. */
  readonly workerEntry: URL | null;
  readonly environment?: Environment;
}) {
  const { data, files, ports, transactor, tickets, workshop, backups, resealer, print, clinicName, workerEntry } = deps;
  const { db, keys, installId } = data;
  const { clock, random, log } = ports;
  const repository = createRotationRepository(db);
  const hostKeys = hostKeyPlaces(files.hostKey, deps.environment ?? process.env);
  const keyringPath = files.keyring;
  const sheets = createSheets({ repository, keys, keyringPath, tickets, print, clinicName, installId, clock, random });
  const sources = { vault: ports.keyVault, hostKeys };
  const database = createDatabaseKeyRotation({
    keys,
    files,
    sources,
    backups,
    workshop,
    run: createRotateRunner(workerEntry),
    ports,
    neededBySets: () => keysNeededBySets(files),
  });
  const documents = createDocumentKeyRotation({
    repository,
    keys,
    keyringPath,
    files: resealer,
    transactor,
    clock,
    random,
    log,
  });
  const records = createRewrapWriter({ db, keys, random });
  const identities = createIdentityKeyRotation({ records, keys, keyringPath, sources, transactor, clock, random });
  const overview = createKeyOverview({ repository, records, keys, files, hostKeys, clock });

  return {
    overview: () => overview(database.state() ?? documents.underWay() ?? identities.underWay()),
    proveSheet: (input: Input<'proveSheet'>, ctx: Context) => sheets.prove(input, ctx),
    renewSheet: () => sheets.renew(),
    sheetPdf: (input: Input<'sheetPdf'>, ctx: Context) => sheets.pdf(input, ctx),
    confirmSheet: (input: Input<'confirmSheet'>, ctx: Context) => sheets.confirm(input, ctx),
    rotateDatabaseKey: (ctx: Context) => database.rotate(ctx),
    rotateDocumentKey: (ctx: Context) => documents.begin(ctx),
    rotateIdentityKeys: (ctx: Context) => identities.begin(ctx),
    /** For the job `keys.rewrap`. */
    rewrap: (signal: AbortSignal) => documents.rewrap(signal),
    /** For the same job. */
    rewrapIdentities: (signal: AbortSignal) => identities.rewrap(signal),

    /** Remembers the fingerprints of the keys that the data were opened with, where they are new: after set-up, an upgrade or an exchange. */
    async noteKeys(): Promise<void> {
      if (!isKeyNew(db, keys.keyring())) return;
      const actor = programActor(random, '(start)', 'keys.note');
      await retryWhileBusy(() => transactor.transact(actor, (tx) => noteKeyFacts(tx, keys.keyring())));
    },

    /** Zeroes what waits in memory. */
    close: () => sheets.close(),
  };
}

/** The service of {@link createKeysService}. */
export type KeysService = ReturnType<typeof createKeysService>;
