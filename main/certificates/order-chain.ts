import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { isSelfSigned } from './certificate-facts.ts';

/** A server's certificate, those above it from near to far, and those that do not belong to it. */
export interface OrderedChain {
  readonly leaf: X509Certificate;
  readonly above: readonly X509Certificate[];
  readonly strangers: readonly X509Certificate[];
}

/** The server's certificate among others: the one that the key fits; without a key, the one that signed for none of the others. */
export function findLeaf(
  certificates: readonly X509Certificate[],
  key: KeyObject | undefined,
): X509Certificate | undefined {
  const lasting = certificates.toSorted((a, b) => b.validToDate.getTime() - a.validToDate.getTime());
  if (key) return lasting.find((one) => one.checkPrivateKey(key));
  const signers = (one: X509Certificate) => certificates.some((other) => other !== one && signs(one, other));
  return lasting.find((one) => !one.ca) ?? lasting.find((one) => !signers(one)) ?? lasting[0];
}

/** The first of these keys that fits one of the certificates. */
export function findKey(certificates: readonly X509Certificate[], keys: readonly string[]): string | undefined {
  return keys.find((pem) => {
    const key = createPrivateKey(pem);
    return certificates.some((one) => one.checkPrivateKey(key));
  });
}

/** Puts certificates that came in any order one above the other. */
export function orderChain(leaf: X509Certificate, certificates: readonly X509Certificate[]): OrderedChain {
  const rest = new Set(certificates.filter(({ fingerprint256 }) => fingerprint256 !== leaf.fingerprint256));
  const above: X509Certificate[] = [];
  for (let at = leaf; !isSelfSigned(at); ) {
    const signer = [...rest].find((one) => signs(one, at));
    if (!signer) break;
    rest.delete(signer);
    above.push(signer);
    at = signer;
  }
  return { leaf, above, strangers: [...rest] };
}

function signs(signer: X509Certificate, signed: X509Certificate): boolean {
  return signed.checkIssued(signer) && signed.verify(signer.publicKey);
}
