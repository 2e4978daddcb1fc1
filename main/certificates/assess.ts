import { createPrivateKey, X509Certificate } from 'node:crypto';
import { factsOf, isSelfSigned, keyOf, namesOf } from './certificate-facts.ts';
import type { Material } from './material.ts';
import { findKey, findLeaf, type OrderedChain, orderChain } from './order-chain.ts';

/** What was brought, put in order, and whether it can be served. */
export interface Assessment {
  /** PEM, the server's certificate first; null while there is none. */
  readonly chain: string | null;
  /** PEM, PKCS#8; null while none fits. Never log or serialise it. */
  readonly privateKey: string | null;
  /** The key is that of the open request. */
  readonly answersRequest: boolean;
  /** Sentences: why it is refused. */
  readonly problems: readonly string[];
  /** Sentences: what people may stumble over. */
  readonly warnings: readonly string[];
}

/** Signatures with MD2, MD5 or SHA-1, by their object identifiers. */
const brokenSignatures = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.3.14.3.2.29',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
]);
const serverAuth = '1.3.6.1.5.5.7.3.1';
/** Any purpose. */
const anyUse = '2.5.29.37.0';
const dayMs = 86_400_000;
/** What Apple’s devices accept of an authority that a clinic runs itself. */
const longestDays = 825;
const rsaBits = { least: 2048, most: 8192 } as const;

/**
 * Finds certificate, key and chain in what was brought, and says what keeps it from being served.
 *
 * @throws Error for a certificate whose outside reads and whose inside does not
 */
export function assess(
  { certificates: pems, keys }: Material,
  { now, requestKey }: { readonly now: Date; readonly requestKey: string | undefined },
): Assessment {
  const certificates = pems.map((pem) => new X509Certificate(pem));
  // Dates that are none would be neither before nor after any other.
  for (const one of certificates) factsOf(one.toString(), now);
  const own = findKey(certificates, keys);
  const asked = own === undefined && requestKey !== undefined ? findKey(certificates, [requestKey]) : undefined;
  const privateKey = own ?? asked ?? null;
  const leaf = findLeaf(certificates, privateKey === null ? undefined : createPrivateKey(privateKey));
  if (!leaf) {
    const problems = ['There is no certificate among these files. Add the one that the authority issued.'];
    return { chain: null, privateKey: null, answersRequest: false, problems, warnings: [] };
  }
  const chain = orderChain(leaf, certificates);
  return {
    chain: [chain.leaf, ...chain.above]
      .map((one) => one.toString().trimEnd())
      .join('\n')
      .concat('\n'),
    privateKey,
    answersRequest: asked !== undefined,
    problems: [
      ...(privateKey === null ? [withoutKey(keys.length > 0, requestKey !== undefined)] : []),
      ...leafProblems(leaf),
      ...chainProblems(chain, now),
    ],
    warnings: warningsOf(chain, now),
  };
}

function withoutKey(hasKey: boolean, hasRequest: boolean): string {
  if (hasKey)
    return 'The key does not belong to the certificate. Choose the key that the certificate was asked for with.';
  return hasRequest
    ? 'There is no key, and the certificate is not the answer to the open request. Add its key, or choose the answer.'
    : 'There is no key. Add the file with the private key, or a PFX file that holds both.';
}

function leafProblems(leaf: X509Certificate): string[] {
  const problems: string[] = [];
  const key = keyOf(leaf);
  const bits = Number(/^RSA (\d+)$/.exec(key)?.[1] ?? Number.NaN);
  if (bits < rsaBits.least)
    problems.push(`Its key is too weak: ${key}. Have another one issued, with RSA 2048 or P-256 at least.`);
  else if (!(bits <= rsaBits.most) && key !== 'P-256' && key !== 'P-384')
    problems.push(`Browsers do not accept this kind of key: ${key}. Have one issued for RSA, P-256 or P-384.`);
  const uses = leaf.keyUsage ?? [];
  if (uses.length > 0 && !uses.includes(serverAuth) && !uses.includes(anyUse))
    problems.push('It was not issued for servers. Ask the authority for a certificate for server authentication.');
  if (leaf.ca && !isSelfSigned(leaf))
    problems.push(
      'This is the certificate of an authority, not of a server. Choose the one that was issued for this machine.',
    );
  if (namesOf(leaf).length === 0)
    problems.push(
      'It names no host under "subject alternative name", so that no browser accepts it. Have one issued that does.',
    );
  return problems;
}

function chainProblems({ leaf, above }: OrderedChain, now: Date): string[] {
  const problems: string[] = [];
  if (leaf.validToDate < now) problems.push(`It ended on ${day(leaf.validToDate)}. Have another one issued.`);
  if (leaf.validFromDate > now)
    problems.push(
      `It is valid only from ${day(leaf.validFromDate)} on. Wait until then, or check the clock of this machine.`,
    );
  const ended = above.find(({ validToDate }) => validToDate < now);
  if (ended)
    problems.push(`A certificate above it ended on ${day(ended.validToDate)}. Ask the authority for the present ones.`);
  // Nobody checks the signature of what is trusted by itself.
  const signed = [leaf, ...above].filter((one) => one === leaf || !isSelfSigned(one));
  if (signed.some(({ signatureAlgorithmOid }) => brokenSignatures.has(signatureAlgorithmOid)))
    problems.push(
      'It is signed with SHA-1 or MD5, which browsers refuse. Have one issued that is signed with SHA-256.',
    );
  return problems;
}

function warningsOf({ leaf, above, strangers }: OrderedChain, now: Date): string[] {
  const warnings: string[] = [];
  const top = above.at(-1) ?? leaf;
  if (isSelfSigned(leaf))
    warnings.push('It is self-signed: every browser warns until it is told to trust exactly this one. For tests only.');
  else if (above.length === 0)
    warnings.push(
      'The certificates between it and its authority are not among the files. Browsers that do not know them refuse it.',
    );
  else if (top.ca === false)
    warnings.push('A certificate above it is not that of an authority. Browsers may refuse it.');
  if (strangers.length > 0) warnings.push('Some certificates among the files do not belong to it and are left out.');
  if ((leaf.keyUsage ?? []).length === 0)
    warnings.push('It does not say that it is for servers, which devices of Apple want.');
  if ((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / dayMs > longestDays)
    warnings.push('It is valid for more than 825 days, which devices of Apple do not accept.');
  const left = Math.floor((leaf.validToDate.getTime() - now.getTime()) / dayMs);
  if (left >= 0 && left <= 30) warnings.push(`It ends within ${left} days.`);
  return warnings;
}

const day = (at: Date) => at.toISOString().slice(0, 10);
