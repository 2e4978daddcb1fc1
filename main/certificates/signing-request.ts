import type { z } from 'zod';
import type { RequestSubject } from '../../shared/certificates.ts';
import { alternativeNames } from '../tls/certificate.ts';
import { createKeyPair, type KeyKind, pemOf } from '../tls/key-pair.ts';
import { loadX509 } from '../tls/x509-library.ts';

/** A signing request with its key. Never log or serialise the key. */
export interface SigningRequest {
  /** PEM, PKCS#10. */
  readonly request: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** As in the request: `CN=name, O=clinic`. */
  readonly subject: string;
}

/** Makes a key and a request for a server certificate under `names`, the common name among them. */
export async function createSigningRequest(order: {
  readonly subject: z.output<typeof RequestSubject>;
  readonly names: readonly string[];
  readonly key: Exclude<KeyKind, 'RSA 4096'>;
}): Promise<SigningRequest> {
  const { commonName, organization, organizationalUnit, locality, state, country } = order.subject;
  const x509 = await loadX509();
  const { keys, algorithm } = await createKeyPair(order.key);
  const parts = { C: country, ST: state, L: locality, O: organization, OU: organizationalUnit, CN: commonName };
  const { digitalSignature, keyEncipherment } = x509.KeyUsageFlags;
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: Object.entries(parts).flatMap(([type, value]) => (value ? [{ [type]: [value] }] : [])),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.KeyUsagesExtension(order.key === 'P-256' ? digitalSignature : digitalSignature | keyEncipherment, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames([...new Set([commonName, ...order.names])])),
    ],
  });
  return {
    request: `${request.toString('pem').trimEnd()}\n`,
    privateKey: await pemOf(keys.privateKey),
    subject: request.subject,
  };
}
