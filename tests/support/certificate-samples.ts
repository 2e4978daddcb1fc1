import { loadX509 } from '../../main/tls/x509-library.ts';

/** Two self-signed certificates, PEM: one named in words of another script, one without a common name that ends after 2049. */
export async function makeCertificates(): Promise<{ clinic: string; distant: string }> {
  const { X509CertificateGenerator } = await loadX509();
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const make = async (name: string, notAfter: string) => {
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name,
      keys,
      notBefore: new Date('2026-05-01'),
      notAfter: new Date(notAfter),
      signingAlgorithm: algorithm,
    });
    return certificate.toString('pem');
  };
  return {
    clinic: await make('O=Clinic, CN=Clinic Authority Zürich', '2031-05-01'),
    distant: await make('O=Only an organisation', '2055-12-31'),
  };
}
