import type { CertificateFacts } from '../../shared/certificates.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CertificateKind } from '../../shared/network.ts';
import type { Clock, ServedCertificate } from '../ports.ts';
import { type CertificateFolder, readSlot, type StoredCertificate } from '../tls/stored-certificate.ts';
import { certificatesOf, covers, factsOf, isSelfSigned, namesOf } from './certificate-facts.ts';
import { slots } from './served-rules.ts';

type BroughtKind = Exclude<CertificateKind, 'own'>;

/** From so many days before its end on a certificate is spoken of. */
const warnDays = 30;

const missing: Readonly<Record<BroughtKind, string>> = {
  'self-signed': 'There is no self-signed certificate. Make one first.',
  imported: 'No certificate was imported. Import one first.',
  files: 'No certificate files are named. Name them first.',
};
const successor: Readonly<Record<BroughtKind, string>> = {
  'self-signed': 'Make another one, or use the certificate of the own authority.',
  imported: 'Import its successor, or use the certificate of the own authority.',
  files: 'Look why nothing has renewed the files, or use the certificate of the own authority.',
};

/** What certificates there are, and what can be said about each. */
export function createHoldings({ store, clock }: { readonly store: CertificateFolder; readonly clock: Clock }) {
  /** The chain of a kind as it is served, PEM. */
  function chainOf(kind: CertificateKind): string | undefined {
    const held = readSlot(store, slots[kind])?.certificate;
    const authority = kind === 'own' ? readSlot(store, 'authority')?.certificate : undefined;
    return held === undefined ? undefined : `${held.trimEnd()}\n${authority ?? ''}`;
  }

  function factsAbout(chain: string | undefined): CertificateFacts | null {
    return chain === undefined ? null : factsOf(chain, clock.now());
  }

  function dateTrouble(kind: CertificateKind, { validFrom, validTo, daysLeft }: CertificateFacts): string | null {
    if (Date.parse(validFrom) > clock.now().getTime())
      return `It is valid only from ${validFrom.slice(0, 10)} on. Check the clock of this machine.`;
    if (kind === 'own') return null;
    if (Date.parse(validTo) < clock.now().getTime())
      return `The certificate ended on ${validTo.slice(0, 10)}. ${successor[kind]}`;
    return daysLeft > warnDays ? null : `The certificate ends within ${daysLeft} days. ${successor[kind]}`;
  }

  const isOver = ({ validFrom, validTo }: CertificateFacts) =>
    Date.parse(validFrom) > clock.now().getTime() || Date.parse(validTo) < clock.now().getTime();

  return {
    chainOf,
    facts: (kind: CertificateKind) => factsAbout(chainOf(kind)),
    authority: () => factsAbout(readSlot(store, 'authority')?.certificate),

    /** Why the certificate of a kind cannot be served, or a warning about it; null when all is well. */
    trouble(kind: CertificateKind): string | null {
      const facts = factsAbout(chainOf(kind));
      if (!facts) return null;
      const selfSigned = facts.selfSigned ? 'It is self-signed: for tests only.' : null;
      return dateTrouble(kind, facts) ?? selfSigned;
    },

    /** @throws AppError NOT_FOUND while there is none of this kind, CONFLICT when it has ended or is not valid yet */
    served(kind: BroughtKind, names: readonly string[]): ServedCertificate {
      const held = readSlot(store, slots[kind]);
      if (!held) throw new AppError('NOT_FOUND', missing[kind]);
      const facts = factsOf(held.certificate, clock.now());
      if (isOver(facts)) throw new AppError('CONFLICT', dateTrouble(kind, facts) ?? missing[kind]);
      return asServed(held, names);
    },
  };
}

/** What {@link createHoldings} makes. */
export type Holdings = ReturnType<typeof createHoldings>;

/** Under the names that may be answered: a wildcard stands for those that are asked for, and for no others. */
function asServed({ certificate, privateKey }: StoredCertificate, names: readonly string[]): ServedCertificate {
  const certificates = certificatesOf(certificate);
  const [leaf] = certificates;
  const top = certificates.at(-1);
  if (!leaf || !top) throw new Error('a stored certificate holds none');
  const asked = names.filter((name) => covers(leaf, name));
  const own = namesOf(leaf).filter((name) => !name.includes('*'));
  return {
    chain: certificate,
    privateKey,
    authority: isSelfSigned(leaf) ? leaf.toString() : top.toString(),
    names: [...new Set([...asked, ...own])],
    expiresAt: leaf.validToDate,
  };
}
