import { createHash, X509Certificate } from 'node:crypto';
import type { LaunchOptions } from '@playwright/test';
import { chromiumPath } from '../electron-double/chromium-path.ts';

/** Chromium without its errands to the network. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The last stages of compiling pay for hours of work; a test is over before, and they take the processor from it. */
const brief = ['--js-flags=--no-opt --single-threaded --min-semi-space-size=16'];

/**
 * How Chromium is started. With an authority it accepts certificates that this one has signed, and no others: the key is pinned,
 * so that nothing has to be installed on the machine.
 */
export function chromiumOptions(authority?: string): LaunchOptions {
  const pins = authority === undefined ? [] : [`--ignore-certificate-errors-spki-list=${pinOf(authority)}`];
  return { executablePath: chromiumPath(), args: [...quiet, ...brief, ...pins] };
}

/** The hash of a certificate's public key, as Chromium wants it. */
function pinOf(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
