import type { z } from 'zod';
import type { certificatesContract } from '../../shared/certificates.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { type CertificateKind, certificateKinds } from '../../shared/network.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { DownloadIssuer, UploadIssuer } from '../files/tickets.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Ports, ServedCertificate } from '../ports.ts';
import type { Context, HandlersOf } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import { createSelfSigned } from '../tls/certificate.ts';
import { namesInUse, needsNewAuthority } from '../tls/certificate-store.ts';
import { type CertificateFolder, dropSlot, readSlot, writeSlot } from '../tls/stored-certificate.ts';
import { createBrought, requireUsable } from './brought.ts';
import { certificatesOf, covers, factsOf } from './certificate-facts.ts';
import { createHoldings } from './holdings.ts';
import type { MaterialReader } from './material-reader.ts';
import { createRenewals, exchanged, type WatchTimes, watchedPair } from './renewals.ts';
import type { CertificatesRepository } from './repository.ts';
import { requestFile, StoredRequest } from './request-file.ts';
import { type ServedRules, slots } from './served-rules.ts';
import { createSigningRequest } from './signing-request.ts';
import { createUploads } from './uploads.ts';
import { readWatched } from './watched-files.ts';

type Handlers = HandlersOf<typeof certificatesContract>;
type Brought = z.output<(typeof certificatesContract)['import']['input']>;

/** Certificates of the listener: made here, or brought. */
export function createCertificatesService(deps: {
  readonly store: CertificateFolder;
  readonly repository: CertificatesRepository;
  readonly rules: ServedRules;
  readonly read: MaterialReader;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly files: DownloadIssuer & UploadIssuer;
  readonly ports: Ports;
  /** What this machine is called. */
  readonly hostName: string;
  readonly times?: WatchTimes | undefined;
}) {
  const { store, repository, rules, files, ports, hostName } = deps;
  const { clock, random } = ports;
  const listeners = new Set<(kind: CertificateKind) => void>();
  const holdings = createHoldings({ store, clock });
  const brought = createBrought({ store, read: deps.read, clock });
  const uploads = createUploads({ files, ports });
  const write = (action: string, work: Parameters<Transactor['transact']>[1]) =>
    retryWhileBusy(() => void deps.transactor.transact(programActor(random, '(certificates)', action), work));
  const renewals = createRenewals({ ...deps, holdings, brought, chosenKind: rules.chosenKind, write, tell });

  function tell(kind: CertificateKind): void {
    for (const listener of listeners) listener(kind);
  }

  /** A certificate takes its place, and is served from the next handshake on where its kind is in use. */
  function keep(
    kind: Exclude<CertificateKind, 'own'>,
    held: Parameters<typeof writeSlot>[2],
    ctx: Context,
    also: () => void = () => undefined,
  ) {
    ctx.transact((tx) => {
      const changes = exchanged(holdings.chainOf(kind), held.certificate);
      tx.audit({ entity: 'certificate', entityId: kind, changes });
      writeSlot(store, slots[kind], held);
      also();
    });
    tell(kind);
    return factsOf(held.certificate, clock.now());
  }

  function storedRequest() {
    const held = readSlot(store, 'request');
    const about = StoredRequest.safeParse(held?.about).data;
    return held && about ? { pem: held.certificate, names: [...held.names], ...about } : undefined;
  }

  function nameWarnings(chain: string | null): string[] {
    const [leaf] = chain === null ? [] : certificatesOf(chain);
    const name = repository.chosen().publicName ?? hostName;
    if (!leaf || covers(leaf, name)) return [];
    return [`It does not name ${name}, under which people open this workstation.`];
  }

  const handlers: Handlers = {
    state() {
      const active = rules.chosenKind();
      const request = storedRequest();
      const named = renewals.paths();
      return {
        items: certificateKinds.map((kind) => ({
          kind,
          certificate: holdings.facts(kind),
          active: kind === active,
          trouble: (kind === 'files' ? renewals.fault() : null) ?? holdings.trouble(kind),
        })),
        authority: holdings.authority(),
        request: request
          ? { subject: request.subject, names: request.names, key: request.key, madeAt: request.madeAt }
          : null,
        files: named ? { ...named, fault: renewals.fault() } : null,
      };
    },

    authority({ format = 'der' }, ctx) {
      const held = readSlot(store, 'authority');
      const [certificate] = held ? certificatesOf(held.certificate) : [];
      if (!certificate)
        throw new AppError('NOT_FOUND', 'This workstation has no authority yet. It is made when others are let in.');
      const bytes = format === 'der' ? certificate.raw : Buffer.from(certificate.toString());
      const ticket = files.issueDownload(ctx, {
        fileName: format === 'der' ? 'rems-workstation-authority.crt' : 'rems-workstation-authority.pem',
        contentType: 'application/x-x509-ca-cert',
        body: () => once(bytes),
      });
      return { ...ticket, fingerprint: certificate.fingerprint256 };
    },

    async issue(_, ctx) {
      const nobody = namesInUse(store).length === 0;
      const names = nobody ? ['localhost', '127.0.0.1', '::1', hostName] : namesInUse(store, 'network');
      const { served, changes } = await renewals.own(names, true);
      ctx.transact((tx) => void tx.audit({ entity: 'certificate', entityId: 'own', changes }));
      tell('own');
      return factsOf(served.chain, clock.now());
    },

    async selfSign({ names }, ctx) {
      const pair = await createSelfSigned(names, clock.now());
      return keep('self-signed', { ...pair, names }, ctx);
    },

    async request({ subject, names, key }, ctx) {
      if (readSlot(store, 'request'))
        throw new AppError('CONFLICT', 'A request is open already. Import the answer to it, or forget it first.');
      if (subject.commonName.length > 64) {
        const message = 'A common name has 64 characters at most. Put longer names among the other names.';
        throw new AppError('INVALID', message, { fields: { commonName: message } });
      }
      const made = await createSigningRequest({ subject, names, key });
      const asked = [...new Set([subject.commonName, ...names])];
      ctx.transact((tx) => {
        const changes = {
          issuedTo: { old: null, new: made.subject },
          certificateNames: { old: null, new: asked },
          keyKind: { old: null, new: key },
        };
        tx.audit({ entity: 'certificate', entityId: 'request', changes });
        const about = { subject: made.subject, key, madeAt: tx.at };
        writeSlot(store, 'request', { certificate: made.request, names: asked, privateKey: made.privateKey, about });
      });
      return files.issueDownload(ctx, requestFile(made.request, subject.commonName));
    },

    requestFile(_, ctx) {
      const request = storedRequest();
      if (!request) throw new AppError('NOT_FOUND', 'No request is open. Make one first.');
      return files.issueDownload(ctx, requestFile(request.pem, request.names[0] ?? 'request'));
    },

    beginUpload: ({ size }, ctx) => uploads.begin(size, ctx),

    async inspect({ uploadIds, passphrase }: Brought, ctx) {
      const found = await brought(uploads.bytesOf(uploadIds, ctx), passphrase);
      return {
        certificate: found.chain === null ? null : factsOf(found.chain, clock.now()),
        hasKey: found.privateKey !== null && !found.answersRequest,
        answersRequest: found.answersRequest,
        problems: [...found.problems],
        warnings: [...found.warnings, ...nameWarnings(found.chain)],
      };
    },

    async import({ uploadIds, passphrase }: Brought, ctx) {
      const found = await brought(uploads.bytesOf(uploadIds, ctx), passphrase);
      const { chain, privateKey } = requireUsable(found);
      const facts = keep('imported', { certificate: chain, names: [], privateKey }, ctx, () => {
        if (found.answersRequest) dropSlot(store, 'request');
      });
      uploads.drop(uploadIds);
      return facts;
    },

    async useFiles(named, ctx) {
      const pair = requireUsable(await brought(await readWatched(named), undefined));
      const facts = keep('files', watchedPair(pair, named, clock.now().toISOString()), ctx);
      renewals.follow(named);
      return facts;
    },

    async reload(_, ctx) {
      const changed = await renewals.look();
      ctx.transact((tx) => {
        tx.audit({ entity: 'certificate', entityId: 'look', changes: { renewed: { old: null, new: changed } } });
      });
      const fault = renewals.fault();
      if (fault !== null) return { changed, message: `The certificate files cannot be taken over. ${fault}` };
      return {
        changed,
        message: changed
          ? 'There is a new certificate; it is served from now on where its kind is in use.'
          : 'Everything was looked at, and nothing had to be renewed.',
      };
    },

    remove({ what }, ctx) {
      if (what === rules.chosenKind())
        throw new AppError('CONFLICT', 'This certificate is served. Choose another one for the network first.');
      if (!readSlot(store, what)) throw new AppError('NOT_FOUND', 'There is nothing of this kind any more.');
      ctx.transact((tx) => {
        const changes =
          what === 'request' ? { open: { old: true, new: false } } : exchanged(holdings.chainOf(what), undefined);
        tx.audit({ entity: 'certificate', entityId: what, changes });
        dropSlot(store, what);
      });
      if (what === 'files') renewals.forget();
      return {};
    },
  };

  return {
    ...handlers,

    /**
     * The certificate of a kind, to be served under `names`; its own names are those that may be answered: no wildcards. The own
     * kind issues one where the present one does not do.
     *
     * @throws AppError NOT_FOUND while there is none of this kind, CONFLICT when it has ended or is not valid yet
     */
    async served(kind: CertificateKind, names: readonly string[]): Promise<ServedCertificate> {
      if (kind !== 'own') return holdings.served(kind, names);
      const { served, changed, changes } = await renewals.own(names, false);
      if (changed)
        await write('certificates.issue', (tx) => void tx.audit({ entity: 'certificate', entityId: 'own', changes }));
      return served;
    },

    /** Called when there is another certificate of a kind: ask {@link served} again. Answers how to end that. */
    onChange(listener: (kind: CertificateKind) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Whether `own` for these names takes another authority, which every client would have to be told to trust. */
    needsNewAuthority: (names: readonly string[]): boolean => needsNewAuthority(store, names),

    /** Whether the certificate of a kind vouches for itself alone. */
    isSelfSigned: (kind: CertificateKind): boolean => holdings.facts(kind)?.selfSigned ?? false,

    /** Looks for renewals: what the job does every hour. */
    async look(): Promise<string | null> {
      return (await renewals.look()) ? 'There is a new certificate.' : null;
    },

    /** Looks out for changes of named files from now on. */
    start: renewals.start,

    async close(): Promise<void> {
      uploads.close();
      await renewals.close();
    },
  };
}

/** The service of {@link createCertificatesService}. */
export type CertificatesService = ReturnType<typeof createCertificatesService>;

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
