import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { type CertificateKind, networkDefaults } from '../../shared/network.ts';
import type { Db } from '../database/connection.ts';
import { type CertificateSlot, readSlotPublicly, slotText } from '../tls/stored-certificate.ts';
import { isSelfSigned, namesOf } from './certificate-facts.ts';
import { createCertificatesRepository } from './repository.ts';

/** A certificate that browsers get, without its key. */
export interface ServedFacts {
  readonly kind: CertificateKind;
  readonly certificate: X509Certificate;
  readonly names: readonly string[];
  readonly selfSigned: boolean;
}

/** What to do about the end of a certificate, by where it comes from. */
export const endAdvice: Readonly<Record<CertificateKind, string>> = {
  own: 'The program renews it by itself. Look into the log why it could not, mend that, and start the program again.',
  'self-signed': 'Make another one on the page of the network, or use the certificate of the own authority.',
  imported: 'Have its successor issued and import it on the page of the network.',
  files: 'Look at the program that renews the files of the certificate.',
};

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
        if (slotText(folder, slots[kind]) === undefined) return undefined;
        const stored = readSlotPublicly(folder, slots[kind]);
        if (!stored) return 'unreadable';
        const certificate = new X509Certificate(stored.certificate);
        return { kind, certificate, names: namesOf(certificate), selfSigned: isSelfSigned(certificate) };
      } catch {
        // Not a certificate, or nobody may read the file: whoever asked says so.
        return 'unreadable';
      }
    },
  };
}

/** The rules of {@link createServedRules}. */
export type ServedRules = ReturnType<typeof createServedRules>;
