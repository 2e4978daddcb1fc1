import type { SecureContextOptions } from 'node:tls';
import type { ServedCertificate } from '../ports.ts';

/**
 * TLS 1.2 with forward secrecy and AEAD only, and TLS 1.3 (security page 5.4). The RSA suites are there because certificates
 * that clinics bring are often RSA.
 */
const suites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

/** How the listener speaks TLS with this certificate; the same options serve the start and a change of certificate. */
export function tlsOptions(certificate: ServedCertificate): SecureContextOptions {
  return {
    cert: certificate.chain,
    key: certificate.privateKey,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.3',
    ciphers: suites,
    ecdhCurve: 'X25519:P-256:P-384',
    honorCipherOrder: true,
    // Seconds: tickets live ten minutes, and their keys die with the process.
    sessionTimeout: 600,
  };
}
