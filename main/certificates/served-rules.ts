import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { type CertificateKind, networkDefaults } from '../../shared/network.ts';
import type { Db } from '../database/connection.ts';
import { type CertificateSlot, readSlotPublicly } from '../tls/stored-certificate.ts';
import { createCertificatesRepository } from './repository.ts';

/** A certificate that browsers get, without its key. */
export interface ServedFacts {
  readonly kind: CertificateKind;
  readonly certificate: X509Certificate;
  /** PEM, with those above it. */
  readonly chain: string;
}

/** Where the certificate of each kind lies. */
export const slots: Readonly<Record<CertificateKind, CertificateSlot>> = {
  own: 'server',
  'self-signed': 'self-signed',
  imported: 'imported',
  files: 'files',
};

/** Which certificate browsers get, for whoever looks after the installation. */
export function createServedRules({ db, dataFolder }: { readonly db: Db; readonly dataFolder: string }) {
  const repository = createCertificatesRepository(db);
  const folder = join(dataFolder, 'certs');

  /** The kind that other PCs get; null while none is let in. */
  function chosenKind(): CertificateKind | null {
    const { enabled, certificate } = repository.chosen();
    return enabled ? (certificate ?? networkDefaults.certificate) : null;
  }

  return {
    chosenKind,

    /**
     * The certificate that other PCs get; while none is let in, the one of a listener that a command line started.
     * Undefined while there is none, `unreadable` when its file does not read.
     */
    served(): ServedFacts | 'unreadable' | undefined {
      const kind = chosenKind() ?? 'own';
      try {
        const stored = readSlotPublicly(folder, slots[kind]);
        if (!stored) return undefined;
        return { kind, certificate: new X509Certificate(stored.certificate), chain: stored.certificate };
      } catch {
        // Not a certificate, or nobody may read the file: whoever asked says so.
        return 'unreadable';
      }
    },
  };
}

/** The rules of {@link createServedRules}. */
export type ServedRules = ReturnType<typeof createServedRules>;
