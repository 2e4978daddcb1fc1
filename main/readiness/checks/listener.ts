import { networkInterfaces } from 'node:os';
import { type NetworkSettings, networkDefaults, NetworkSettings as Settings } from '#shared/network.ts';
import type { Db } from '../../database/connection.ts';
import { isPrivateAddress } from '../../tls/network-address.ts';
import type { Check } from '../check.ts';
import { failed, off, ok, warning } from '../finding.ts';
import { moment } from '../moments.ts';
import { settingOf } from '../read-facts.ts';
import { tryForeignPage, tryRateLimit, tryRedirect } from '../self-limits.ts';
import { overTls } from './over-tls.ts';

const link = '/admin/network';
const switchedOff = off('Other computers cannot open this workstation: access is switched off.');
/** Entries of the audit trail that are looked through for another device. */
const recentEntries = 5000;

/** Whether other computers get in as it was decided, and no further. */
export const listenerChecks: readonly Check[] = [
  {
    of: 'data',
    id: 'network',
    area: 'network',
    requirements: ['000-024', '000-033', '002-016', '002-021', '002-022', '002-026', '002-070', '004-050', '004-073'],
    link,
    look({ db, listeners, app }) {
      const settings = networkOf(db);
      if (!settings.enabled) return switchedOff;
      if (app.host === 'cli') return undefined;
      const listener = listeners.find((one) => one.of === 'network');
      if (listener?.state === 'waiting')
        return warning(
          'The address under which other computers come in is not there yet.',
          'Connect the cable or the wireless network; it opens by itself then.',
        );
      if (listener?.state !== 'up')
        return failed(
          `Other computers cannot open this workstation. ${listener?.reason ?? ''}`.trim(),
          'See on the page of the network what to do.',
        );
      const wide = listener.addresses.filter((one) => !isChosen(one, settings));
      if (wide.length > 0)
        return failed(
          `More is open than was chosen: ${wide.join(', ')}.`,
          'Restart the listener on the page of the network; if it stays, switch it off and keep the log.',
        );
      return ok(`Other computers open this workstation under ${listener.addresses.join(', ')}.`);
    },
  },
  {
    of: 'data',
    id: 'network-reach',
    area: 'network',
    requirements: ['002-085', '002-096', '004-058', '004-091'],
    link,
    look({ db, listeners }) {
      const { enabled, scope, allowed } = networkOf(db);
      if (!enabled) return switchedOff;
      if (scope === 'loopback') return ok('Only browsers on this machine may ask.');
      if (allowed.length > 0) return ok(`Only these networks may ask: ${allowed.join(', ')}.`);
      const bound = listeners.find((one) => one.of === 'network')?.addresses ?? [];
      const outside = bound.map((one) => new URL(one).hostname).filter((one) => !isLoopback(one));
      if (scope === 'address' || outside.length < 2)
        return ok('Every private address that reaches this machine may ask.');
      return warning(
        `This machine is in several networks, and all of them may ask: ${outside.join(', ')}.`,
        'Choose one address, or list the networks that may ask, on the page of the network.',
      );
    },
  },
  {
    of: 'data',
    id: 'protection',
    area: 'network',
    requirements: ['004-118'],
    link,
    look({ db }) {
      if (settingOf(db, 'network')?.protecting !== true) return ok('The usual limits of requests hold.');
      return warning(
        'The narrow limits for a machine under attack are switched on.',
        'Switch them off on the page of the network when it is quiet again.',
      );
    },
  },
  {
    of: 'data',
    id: 'other-device',
    area: 'network',
    requirements: ['000-084', '003-045'],
    link,
    look({ db, listeners }) {
      if (!networkOf(db).enabled) return switchedOff;
      const last = lastFromElsewhere(db);
      if (last !== undefined) return ok(`Another device last worked here on ${moment(last)}.`);
      const url = listeners.find((one) => one.of === 'network')?.addresses.find((one) => !isLoopback(hostOf(one)));
      return warning(
        'Nobody has worked here from another device lately.',
        url === undefined
          ? 'Open this workstation from another device once, and sign in; the page of the network shows the address as a code for cameras.'
          : `Open ${url} on another device once, and sign in; the page of the network shows the address as a code for cameras.`,
      );
    },
  },
  {
    of: 'data',
    id: 'redirect',
    area: 'network',
    requirements: ['000-034', '002-056', '004-038', '004-087'],
    link,
    thorough: true,
    look({ db, listeners }) {
      const { enabled, redirectPort } = networkOf(db);
      if (!enabled || redirectPort === null) return off('There is no port for plain HTTP.');
      const listener = listeners.find((one) => one.of === 'network');
      const [first] = listener?.addresses ?? [];
      if (first === undefined) return undefined;
      return tryRedirect(hostOf(first), listener?.ports[1] ?? redirectPort, first);
    },
  },
  overTls('foreign-pages', ['002-014', '002-040', '002-043', '002-072', '004-004'], (self, { db }) =>
    tryForeignPage(self, networkOf(db).origins),
  ),
  overTls('rate-limit', ['002-050', '002-074', '004-035', '004-090'], tryRateLimit),
];

/** What an administrator has decided about the network. */
function networkOf(db: Db): NetworkSettings {
  const stored = Settings.partial().safeParse(settingOf(db, 'network'));
  // as: parsing leaves out what is not there, so that no key is undefined.
  return { ...networkDefaults, ...((stored.data ?? {}) as Partial<NetworkSettings>) };
}

function isChosen(bound: string, { scope, address }: NetworkSettings): boolean {
  const host = hostOf(bound);
  if (scope === 'loopback') return isLoopback(host);
  return scope === 'address' ? host === address || isLoopback(host) : isPrivateAddress(host);
}

const hostOf = (bound: string) => new URL(bound).hostname.replace(/^\[|\]$/g, '');
const isLoopback = (host: string) => /^(localhost$|127\.|::1$)/.test(host);

/** When the audit trail last shows somebody who came over the network from another machine. */
function lastFromElsewhere(db: Db): string | undefined {
  const own = Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).map(({ address }) => address));
  return db
    .prepare<[number, string], string>(
      `SELECT at FROM audit WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit) - ? AND origin = 'https'
       AND address IS NOT NULL AND address NOT LIKE '127.%' AND address NOT IN (SELECT value FROM json_each(?))
       AND account_id IS NOT NULL ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
    .get(recentEntries, JSON.stringify([...own, '::1']));
}
