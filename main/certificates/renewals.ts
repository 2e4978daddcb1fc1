import { AppError } from '../../shared/contract/errors.ts';
import type { CertificateKind } from '../../shared/network.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Ports } from '../ports.ts';
import type { Changes, Work } from '../rpc/transaction.ts';
import { ensureCertificate, namesInUse, releaseCertificate } from '../tls/certificate-store.ts';
import { type CertificateFolder, readSlot, writeSlot } from '../tls/stored-certificate.ts';
import { type Brought, requireUsable, type UsablePair } from './brought.ts';
import { factsOf } from './certificate-facts.ts';
import { createFolderWatch } from './folder-watch.ts';
import type { Holdings } from './holdings.ts';
import { readWatched, WatchedPaths } from './watched-files.ts';

/** Milliseconds: of quiet before changed files are read, and until a pair that does not fit is read once more. */
export interface WatchTimes {
  readonly settleMs: number;
  readonly againMs: number;
}

const ordinary: WatchTimes = { settleMs: 1000, againMs: 15_000 };

/** What is renewed without anybody: the own certificate, and files that another program renews. */
export function createRenewals(deps: {
  readonly store: CertificateFolder;
  readonly holdings: Holdings;
  readonly brought: Brought;
  readonly notices: NoticeWriter;
  readonly ports: Ports;
  readonly chosenKind: () => CertificateKind | null;
  /** Writes under the name of the program. */
  readonly write: (action: string, work: Work<void>) => Promise<void>;
  readonly tell: (kind: CertificateKind) => void;
  readonly times?: WatchTimes | undefined;
}) {
  const { store, holdings, brought, notices, ports, chosenKind, write, tell } = deps;
  const { log } = ports;
  const { settleMs, againMs } = deps.times ?? ordinary;
  let fault: string | null = null;
  let looking: Promise<boolean> = Promise.resolve(false);
  let again: NodeJS.Timeout | undefined;
  let watching = false;

  const folderWatch = createFolderWatch({ onChange: () => lookSoon(true), log, settleMs });

  const paths = () => WatchedPaths.safeParse(readSlot(store, 'files')?.about).data;

  function lookSoon(patient: boolean): void {
    look(patient).catch((cause: unknown) => log.error('certificate files could not be looked at', { cause }));
  }

  /** One look after the other: two at once would each take over the same change. */
  function look(patient: boolean): Promise<boolean> {
    looking = looking.catch(() => false).then(() => lookNow(patient));
    return looking;
  }

  async function lookNow(patient: boolean): Promise<boolean> {
    clearTimeout(again);
    const named = paths();
    if (!named) return false;
    if (watching) folderWatch.follow([named.certificatePath, named.keyPath]);
    try {
      const pair = requireUsable(await brought(await readWatched(named), undefined));
      const present = readSlot(store, 'files');
      const same = present?.certificate === pair.chain && present.privateKey === pair.privateKey;
      if (!same) await takeOver(pair, named);
      await settle();
      return !same;
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      // Whoever renews them may be between the two files.
      if (patient && watching) again = setTimeout(() => lookSoon(false), againMs).unref();
      else await complain(cause.message);
      return false;
    }
  }

  async function takeOver(pair: UsablePair, named: WatchedPaths): Promise<void> {
    await write('certificates.reload', (tx) => {
      tx.audit({ entity: 'certificate', entityId: 'files', changes: exchanged(holdings.chainOf('files'), pair.chain) });
      writeSlot(store, 'files', watchedPair(pair, named, tx.at));
    });
    log.info('renewed certificate files were taken over', { kind: 'files' });
    tell('files');
  }

  async function settle(): Promise<void> {
    fault = null;
    if (!notices.isOpen('certificate.files', 'files')) return;
    await write('certificates.reload', (tx) => notices.settle(tx, 'certificate.files', 'files'));
  }

  async function complain(message: string): Promise<void> {
    const known = fault === message && notices.isOpen('certificate.files', 'files');
    fault = message;
    if (known) return;
    log.warn('certificate files cannot be taken over', { reason: message });
    await write('certificates.reload', (tx) =>
      notices.raise(tx, {
        kind: 'certificate.files',
        subject: 'files',
        audience: 'system:manage',
        severity: 'warning',
        message: `The certificate files cannot be taken over; the certificate before them stays in place. ${message}`,
        link: '/admin/network?tab=certificate',
      }),
    );
  }

  /** Issues a new own certificate for names; on record when it is another one. */
  async function own(names: readonly string[], renew: boolean) {
    const before = holdings.chainOf('own');
    const served = await ensureCertificate(store, names, 'network', renew);
    const changed = holdings.chainOf('own') !== before;
    return { served, changed, changes: exchanged(before, served.chain) };
  }

  async function renewOwn(): Promise<boolean> {
    if (chosenKind() !== 'own') {
      releaseCertificate(store, 'network');
      return false;
    }
    const names = namesInUse(store, 'network');
    if (names.length === 0) return false;
    const { changed, changes } = await own(names, false);
    if (!changed) return false;
    await write('certificates.issue', (tx) => tx.audit({ entity: 'certificate', entityId: 'own', changes }));
    tell('own');
    return true;
  }

  return {
    own,
    fault: () => fault,
    paths,

    /** Looks for renewals now; answers whether there is another certificate. */
    async look(): Promise<boolean> {
      const renewed = await renewOwn();
      return (await look(false)) || renewed;
    },

    /** Looks out for changes of the files; what changed while nobody looked is taken over at once. */
    start(): void {
      watching = true;
      if (paths()) lookSoon(true);
    },

    /** Other files are named. */
    follow(named: WatchedPaths): void {
      fault = null;
      if (watching) folderWatch.follow([named.certificatePath, named.keyPath]);
    },

    /** No files are named any more. */
    forget(): void {
      fault = null;
      clearTimeout(again);
      folderWatch.close();
    },

    async close(): Promise<void> {
      watching = false;
      clearTimeout(again);
      folderWatch.close();
      await looking.catch(() => false);
    },
  };
}

/** One certificate for another, as it goes on record: never a key. */
export function exchanged(before: string | undefined, after: string | undefined): Changes {
  // The dates are those of the certificates, whatever the time is now.
  const facts = (chain: string | undefined) => (chain === undefined ? undefined : factsOf(chain, new Date(0)));
  const [old, next] = [facts(before), facts(after)];
  return {
    fingerprint: { old: old?.fingerprint ?? null, new: next?.fingerprint ?? null },
    certificateNames: { old: old?.names ?? null, new: next?.names ?? null },
    expiresAt: { old: old?.validTo ?? null, new: next?.validTo ?? null },
  };
}

/** A pair of watched files as it is kept. */
export function watchedPair({ chain, privateKey }: UsablePair, { certificatePath, keyPath }: WatchedPaths, at: string) {
  return { certificate: chain, names: [], privateKey, about: { certificatePath, keyPath, readAt: at } };
}
