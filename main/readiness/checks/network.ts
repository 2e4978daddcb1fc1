import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { createServedRules, endAdvice, type ServedRules } from '../../certificates/served-rules.ts';
import type { Check, OpenDeps } from '../check.ts';
import { type Finding, failed, off, ok, warning } from '../finding.ts';
import { listeningPorts } from '../listening-ports.ts';
import { selfRequests } from '../self-requests.ts';
import { overTls } from './over-tls.ts';

const dayMs = 86_400_000;
type Served = ReturnType<ServedRules['served']>;

/** The certificate that browsers get, whichever kind was chosen. */
function servedOf({ db, folder }: OpenDeps): Served {
  return createServedRules({ db, dataFolder: folder }).served();
}

/** Whether others reach this workstation as they should, and in no other way. */
export const networkChecks: readonly Check[] = [
  {
    of: 'data',
    id: 'listener',
    area: 'network',
    requirements: ['004-062', '000-092', '000-074', '003-002'],
    look({ listeners, app }) {
      if (listeners.length === 0)
        return app.host === 'cli' ? undefined : off('This workstation lets nobody in over the network.');
      const down = listeners.find(({ state }) => state !== 'up');
      if (down)
        return failed(
          `The listener is down. ${down.reason ?? ''}`.trim(),
          'Wait until it is started again by itself, or restart the service.',
        );
      const loopback = listeners.every(({ host }) =>
        host.split(', ').every((address) => /^(localhost|127\.|::1)/.test(address)),
      );
      const everywhere = listeners.some(({ host }) => host === '0.0.0.0' || host === '::');
      const shown = listeners.flatMap(({ addresses }) => addresses).join(', ');
      if (loopback) return ok(`Only browsers on this machine are let in: ${shown}.`);
      if (everywhere)
        return warning(
          `Browsers are let in on every network of this machine: ${shown}.`,
          'Name the one address that people should use when the service is started.',
        );
      return ok(`Browsers are let in on the chosen address only: ${shown}.`);
    },
  },
  {
    of: 'data',
    id: 'open-ports',
    area: 'network',
    requirements: ['000-074', '003-003', '003-033', '004-087', '004-088', '004-089'],
    thorough: true,
    look({ listeners, app }) {
      if (app.host === 'cli') return undefined;
      const ports = listeningPorts();
      if (ports === undefined) return off('On this operating system the program cannot list its own ports.');
      const asked = [...new Set(listeners.flatMap((one) => one.ports))];
      const strange = ports.filter((port) => !asked.includes(port));
      if (strange.length === 0)
        return ok(
          asked.length === 0
            ? 'This program listens on no port.'
            : `This program listens on what was asked for only: ${asked.join(', ')}.`,
        );
      return failed(
        `This program listens on ports that nobody asked for: ${strange.join(', ')}.`,
        'Restart the program; if it stays, keep the log and tell whoever looks after this program.',
      );
    },
  },
  {
    of: 'data',
    id: 'certificate',
    area: 'network',
    requirements: ['000-082', '000-097', '003-043', '004-018', '004-019', '004-021', '004-117'],
    look: (deps) => certificate(servedOf(deps), deps.now, deps.listeners.length > 0),
  },
  {
    of: 'data',
    id: 'certificate-trust',
    area: 'network',
    requirements: ['004-020', '003-044'],
    look: (deps) => trust(servedOf(deps)),
  },
  overTls(
    'https-answers',
    ['000-043', '000-084', '003-036', '003-045', '004-008', '004-071', '004-074', '004-075'],
    selfRequests.health,
  ),
  overTls('sign-in-page', ['000-044'], selfRequests.signInPage),
  overTls('tls-versions', ['000-036', '004-024', '004-044', '004-081', '004-082'], selfRequests.protocols),
  overTls(
    'headers',
    ['000-092', '002-039', '002-075', '002-076', '004-005', '004-036', '004-078', '004-079', '004-080'],
    selfRequests.headers,
  ),
  {
    of: 'place',
    id: 'host-name',
    area: 'network',
    requirements: ['004-065', '003-002'],
    thorough: true,
    async look() {
      const name = hostname();
      try {
        const { address } = await lookup(name);
        return ok(`The name of this machine is found: ${name} is ${address}.`);
      } catch {
        return warning(
          `The name of this machine is not found: ${name}.`,
          'Others then reach it by its number only. Ask the people who run the network for a name.',
        );
      }
    },
  },
];

function certificate(served: Served, now: Date, used: boolean): Finding {
  if (served === undefined && !used) return off('There is no certificate, because no browser was let in yet.');
  if (served === undefined || served === 'unreadable')
    return failed('The certificate on disk does not read.', 'Restart the service: it issues another one.');
  const { validFromDate, validToDate } = served.certificate;
  const days = Math.floor((validToDate.getTime() - now.getTime()) / dayMs);
  const evidence = `The certificate is good for another ${days} days, for ${served.names.join(', ')}.`;
  if (validFromDate > now || days < 0)
    return failed(
      `The certificate is not valid today: it ends on ${validToDate.toISOString().slice(0, 10)}.`,
      served.kind === 'own'
        ? 'Restart the service: it issues another one. Check the clock of this machine too.'
        : endAdvice[served.kind],
    );
  return days > 30 ? ok(evidence) : warning(evidence, endAdvice[served.kind]);
}

function trust(served: Served): Finding {
  if (served === undefined || served === 'unreadable')
    return off('There is no certificate, because no browser was let in yet.');
  if (served.selfSigned)
    return warning(
      'The certificate is self-signed, which is for tests only: every browser warns.',
      'Choose the certificate of the own authority on the page of the network, or import one of the clinic.',
    );
  if (served.kind !== 'own') return ok('The certificate is signed by an authority outside of this program.');
  return warning(
    'The certificate is signed by the authority of this workstation, which other machines must be told to trust.',
    'Have certs/authority.crt put among the trusted authorities of the PCs that open this workstation.',
  );
}
