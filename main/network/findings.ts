import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { CertificateKind, NetworkFinding as Finding, NetworkSettings } from '../../shared/network.ts';
import type { HostNetwork, ServedCertificate } from '../ports.ts';
import { holdsAddress, type Interfaces, isPrivateAddress, networksOf } from '../tls/network-address.ts';
import { addressesOf, hasAddress, isLoopbackAddress, namesOf, publicNameOf } from './addresses.ts';

type NetworkFinding = z.infer<typeof Finding>;
type About = NetworkFinding['about'];

/** What is asked about settings before they are applied. */
export interface Trial {
  readonly settings: NetworkSettings;
  readonly interfaces: Interfaces;
  readonly hostName: string;
  readonly now: Date;
  /** Absent where nothing is served, so that ports are nobody's business. */
  readonly network: Pick<HostNetwork, 'tryPort'> | undefined;
  readonly certificates: {
    served(kind: CertificateKind, names: readonly string[]): Promise<ServedCertificate>;
    needsNewAuthority(names: readonly string[]): boolean;
    isSelfSigned(kind: CertificateKind): boolean;
  };
  /** From where whoever asks has come; null at the workstation. */
  readonly asker: string | null;
}

const dayMs = 86_400_000;
/** Days before its end from which on a certificate is spoken of. */
const soonDays = 30;

const ok = (about: About, evidence: string): NetworkFinding => ({
  about,
  state: 'ok',
  evidence,
  advice: null,
  field: null,
});
const warning = (about: About, field: string | null, evidence: string, advice: string): NetworkFinding => ({
  about,
  state: 'warning',
  evidence,
  advice,
  field,
});
const failed = (about: About, field: string, evidence: string, advice: string | null = null): NetworkFinding => ({
  about,
  state: 'failed',
  evidence,
  advice,
  field,
});

/** Tries settings without applying them, as somebody would who sets up a server by hand (row 000-040). */
export async function findingsOf(trial: Trial): Promise<NetworkFinding[]> {
  const addresses = addressFindings(trial);
  const found = [...addresses];
  if (!addresses.some(({ state }) => state === 'failed')) found.push(...(await portFindings(trial)));
  found.push(...(await certificateFindings(trial)));
  found.push(...allowedFindings(trial));
  return found;
}

function addressFindings({ settings, interfaces }: Trial): NetworkFinding[] {
  const { scope, address } = settings;
  if (scope === 'address') {
    if (address === null) return [failed('address', 'address', 'Choose one of the addresses of this machine.')];
    if (!isPrivateAddress(address))
      return [
        failed(
          'address',
          'address',
          `${address} is a public address, which the internet could reach.`,
          'Choose an address of the local network.',
        ),
      ];
    if (!hasAddress(address, interfaces))
      return [
        failed(
          'address',
          'address',
          `This machine has no address ${address} at this moment.`,
          'Choose one that it has.',
        ),
      ];
  }
  const addresses = addressesOf(settings, interfaces);
  if (scope === 'all' && addresses.every(isLoopbackAddress))
    return [
      warning(
        'address',
        null,
        'This machine has no address in a local network at this moment.',
        'Plug in the network cable: its address is added by itself.',
      ),
    ];
  return [ok('address', `It will answer under ${addresses.join(', ')} and nowhere else.`)];
}

async function portFindings({ settings, interfaces, network }: Trial): Promise<NetworkFinding[]> {
  const { port, redirectPort } = settings;
  const addresses = addressesOf(settings, interfaces);
  const clash = failed(
    'redirect',
    'redirectPort',
    'Both ports are the same.',
    'Choose another one for plain HTTP, or none.',
  );
  if (port === redirectPort) return [clash];
  if (!network) return [];
  const found = [await portFinding(network, addresses, port, 'port', 'port')];
  if (redirectPort !== null)
    found.push(await portFinding(network, addresses, redirectPort, 'redirect', 'redirectPort'));
  return found;
}

async function portFinding(
  network: Pick<HostNetwork, 'tryPort'>,
  addresses: readonly string[],
  port: number,
  about: About,
  field: string,
): Promise<NetworkFinding> {
  for (const address of addresses) {
    const fault = await network.tryPort(address, port);
    if (fault !== undefined) return failed(about, field, fault);
  }
  return ok(about, `Port ${port} can be used.`);
}

async function certificateFindings({
  settings,
  interfaces,
  hostName,
  now,
  certificates,
}: Trial): Promise<NetworkFinding[]> {
  const addresses = addressesOf(settings, interfaces);
  const names = namesOf(settings, addresses, hostName);
  if (settings.certificate === 'own') {
    const issued = ok('certificate', `A certificate is issued for ${names.join(', ')}.`);
    if (!certificates.needsNewAuthority(names)) return [issued];
    return [
      issued,
      warning(
        'authority',
        'names',
        'These names take a new authority: a device that trusts the present one must be told to trust the new one.',
        'While no device was told yet, there is nothing to do. Otherwise leave the new names out, or hand out the new authority afterwards.',
      ),
    ];
  }
  try {
    const certificate = await certificates.served(settings.certificate, names);
    return [
      ok('certificate', 'The certificate and its key fit.'),
      ...(certificates.isSelfSigned(settings.certificate) ? [selfSigned] : []),
      dateFinding(certificate.expiresAt, now),
      nameFinding(certificate.names, [publicNameOf(settings, hostName), ...settings.names]),
      ...addressWarnings(
        certificate.names,
        addresses.filter((one) => !isLoopbackAddress(one) && one !== publicNameOf(settings, hostName)),
      ),
    ];
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return [failed('certificate', 'certificate', cause.message)];
  }
}

const selfSigned = warning(
  'certificate',
  'certificate',
  'The certificate is self-signed: for tests only, because browsers warn.',
  'For everyday use choose the certificate of the own authority, or bring one of the clinic.',
);

function dateFinding(ends: Date, now: Date): NetworkFinding {
  const days = Math.floor((ends.getTime() - now.getTime()) / dayMs);
  if (days < 0) return failed('dates', 'certificate', 'The certificate has expired.', 'Bring another one.');
  const evidence = `The certificate is valid for ${days} more days.`;
  return days >= soonDays
    ? ok('dates', evidence)
    : warning('dates', 'certificate', evidence, 'Bring another one soon.');
}

function nameFinding(covered: readonly string[], wanted: readonly string[]): NetworkFinding {
  const missing = [...new Set(wanted)].filter((name) => !covers(covered, name));
  if (missing.length === 0) return ok('names', `The certificate names ${covered.join(', ')}.`);
  return warning(
    'names',
    'publicName',
    `The certificate does not name ${missing.join(', ')}: browsers will warn there.`,
    `Have people open it under a name that it has: ${covered.join(', ')}.`,
  );
}

/** Names are what people are told; whoever types an address instead is warned where the certificate has names alone. */
function addressWarnings(covered: readonly string[], addresses: readonly string[]): NetworkFinding[] {
  const missing = addresses.filter((one) => !covered.includes(one));
  if (missing.length === 0) return [];
  return [
    warning(
      'names',
      null,
      `The certificate does not have these addresses: ${missing.join(', ')}. Browsers will warn whoever types one.`,
      'Have people type the name instead.',
    ),
  ];
}

/** A name itself, or one label below a wildcard. */
function covers(covered: readonly string[], name: string): boolean {
  return covered.includes(name) || covered.includes(`*.${name.split('.').slice(1).join('.')}`);
}

function allowedFindings({ settings: { allowed }, asker }: Trial): NetworkFinding[] {
  if (allowed.length === 0 || asker === null || isLoopbackAddress(asker)) return [];
  if (holdsAddress(networksOf(allowed), asker)) return [ok('allowed', `Your own address is listed: ${asker}.`)];
  return [
    warning(
      'allowed',
      'allowed',
      `Your own address is not listed: ${asker}.`,
      'Add its network, or you are turned away yourself.',
    ),
  ];
}
