import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import type { Account } from '../bench/installation.ts';
import { signIn } from '../bench/session.ts';
import type { CrowdThread } from './crowd-thread.ts';
import { reportErrors } from './load-mixed.ts';
import type { PartReport } from './report.ts';

/** How often the certificate is exchanged while everybody is connected. */
const renewals = 5;

/** The certificate is exchanged while people work and follow the changes: nothing breaks off, and whoever comes next gets the new one (T11). */
export async function loadRenewal(
  report: PartReport,
  crowd: CrowdThread,
  place: { readonly console: string; readonly data: string; readonly administrator: Account } & Served,
  seconds: number,
): Promise<void> {
  const { api, close } = await signIn(place.console, place.data, place.administrator, 'http2');
  const served = new Set([await servedAt(place)]);
  try {
    const [result] = await Promise.all([
      crowd.work({ seconds, perSecond: 200, changes: 10, following: true }),
      (async () => {
        for (let count = 0; count < renewals; count += 1) {
          await pause((seconds * 1000) / (renewals + 1));
          await api.certificates.issue({});
          served.add(await servedAt(place));
        }
      })(),
    ]);
    reportErrors(report, result);
    report.number('calls meanwhile', Object.values(result.times).flat().length, '', { least: 1 });
    report.number('changes that somebody did not hear of', result.arrivals?.lost ?? Number.NaN, '', { most: 0 });
    report.number('certificates that were served', served.size, '', { least: renewals + 1 });
  } finally {
    close();
  }
}

interface Served {
  readonly url: string;
  readonly ca: string;
}

/** Fingerprint of the certificate that a new connection gets. */
function servedAt({ url, ca }: Served): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), ca }, () => {
      const { fingerprint256 } = socket.getPeerCertificate();
      socket.end();
      resolve(fingerprint256);
    });
    socket.once('error', reject);
  });
}
