import { request } from 'node:https';
import { isIP } from 'node:net';
import type { ServedCertificate } from '../ports.ts';

/** Milliseconds until an answer counts as none. */
const limitMs = 5000;
/**
 * Steps in which they are counted. A turn of the event loop is one step at most, however long it takes, and a request needs some ten
 * turns: a program that has much to do, or stood still, gives it as many as a quiet one.
 */
const steps = 50;

/** The code of an answer that did not come in time. */
export const noAnswerInTime = 'ETIMEDOUT';

/**
 * Asks a listener of this machine for `/health`, over TLS as a browser does. Any answer will do: what it says is the core's matter.
 *
 * @throws Error of the code {@link noAnswerInTime} without an answer in time, and others without a handshake under this certificate
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
      },
      (response) => {
        response.resume();
        response.on('end', resolve);
        response.on('error', reject);
      },
    );
    let left = steps;
    const timer = setInterval(() => {
      left -= 1;
      if (left === 0) call.destroy(Object.assign(new Error('no answer in time'), { code: noAnswerInTime }));
    }, within / steps);
    call.on('close', () => clearInterval(timer));
    call.on('error', reject);
    call.end();
  });
}
