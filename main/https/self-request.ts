import { request } from 'node:https';
import { isIP } from 'node:net';
import type { ServedCertificate } from '../ports.ts';

/** Milliseconds until an answer counts as none. */
const limitMs = 5000;

/**
 * Asks a listener of this machine for `/health`, over TLS as a browser does. Any answer will do: what it says is the core's matter.
 *
 * @throws Error without an answer in time, or without a handshake under this certificate
 */
export function askSelf(
  url: string,
  certificate: Pick<ServedCertificate, 'authority'>,
  within = limitMs,
): Promise<void> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const call = request(
      new URL('/health', url),
      // An agent of its own, so that no connection from before the failure is used again.
      {
        ca: certificate.authority,
        // A certificate that a clinic brings may be known by the authority next above it, and names no numbers.
        allowPartialTrustChain: true,
        checkServerIdentity: () => undefined,
        agent: false,
        // From where it goes to, so that it is told from what others ask.
        ...(isIP(host) !== 0 && { localAddress: host }),
        signal: AbortSignal.timeout(within),
      },
      (response) => {
        response.resume();
        response.on('end', resolve);
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end();
  });
}
