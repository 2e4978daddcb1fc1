import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { RecordId, RowVersion } from './lists.ts';

/** An IPv4 or IPv6 address, or a network in CIDR notation: `192.168.10.0/24`, `fd00::/8`. */
const AddressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** An origin that browsers send: `https://name[:port]`, nothing behind it, never `*` (row 002-040). */
const ListedOrigin = z
  .string()
  .max(260)
  .regex(
    /^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/,
    'An origin looks like https://name or https://name:8443, without a path.',
  );

const Port = z.int().min(1).max(65_535);

/** A host name as DNS writes it, in lower case, or an IP address. */
export const NetworkName = z.union([
  z.ipv4(),
  z.ipv6(),
  z
    .string()
    .max(253)
    .regex(
      /^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/,
      'A name has lower-case letters, digits, hyphens and dots.',
    ),
]);

/** Where the certificate that browsers get comes from; see {@link ./certificates.ts}. */
export const certificateKinds = ['own', 'self-signed', 'imported', 'files'] as const;
export const CertificateKind = z.enum(certificateKinds);
export type CertificateKind = z.infer<typeof CertificateKind>;

/** How far the listener reaches: this machine, one of its addresses, or every private one. */
export const NetworkScope = z.enum(['loopback', 'address', 'all']);
export type NetworkScope = z.infer<typeof NetworkScope>;

/** How other PCs are let in. Off by default (row 000-024); limits from the decisions table of the security page. */
export const NetworkSettings = z.object({
  enabled: z.boolean(),
  scope: NetworkScope,
  /** Of the scope `address`: one of this machine's own. */
  address: z.union([z.ipv4(), z.ipv6()]).nullable(),
  port: Port,
  /** Further names under which people open it, for instance its name in the clinic's DNS. */
  names: z.array(NetworkName).max(20),
  /** The name or address that QR codes and labels carry; null: the name of the machine. */
  publicName: NetworkName.nullable(),
  certificate: CertificateKind,
  /** Answers plain HTTP on this port with a 301 to the address above, and with nothing else; null: no such port. */
  redirectPort: Port.nullable(),
  /** Whoever is not in one of these networks is turned away; empty: every private address may ask. */
  allowed: z.array(AddressRange).max(100),
  /** Networks that may ask `/health`; empty: whoever may ask at all. */
  healthAllowed: z.array(AddressRange).max(100),
  /** Other origins whose pages may call with a token (row 002-014); empty: none. */
  origins: z.array(ListedOrigin).max(20),
  /** Connections in all. */
  connections: z.int().min(20).max(4096),
  /** Connections of one address; for IPv6, of its /64 network. */
  connectionsPerAddress: z.int().min(4).max(4096),
  /** How long an idle HTTP/1.1 connection is kept, seconds (row 000-027). */
  keepAliveSeconds: z.int().min(1).max(120),
});
export type NetworkSettings = z.infer<typeof NetworkSettings>;

/** What holds until an administrator decides otherwise. */
export const networkDefaults: NetworkSettings = {
  enabled: false,
  scope: 'all',
  address: null,
  port: 8443,
  names: [],
  publicName: null,
  certificate: 'own',
  redirectPort: null,
  allowed: [],
  healthAllowed: [],
  origins: [],
  connections: 512,
  connectionsPerAddress: 256,
  keepAliveSeconds: 5,
};

const Stored = NetworkSettings.extend({ version: z.int() });

/** One finding about settings that somebody is about to apply. */
export const NetworkFinding = z.object({
  /** `address`, `port`, `certificate`, `dates`, `names`, `redirect`, `authority`, `allowed`. */
  about: z.enum(['address', 'port', 'certificate', 'dates', 'names', 'redirect', 'authority', 'allowed']),
  /** `failed` keeps the settings from being applied. */
  state: z.enum(['ok', 'warning', 'failed']),
  evidence: z.string(),
  advice: z.string().nullable(),
  /** The setting to change; null when none is at fault. */
  field: z.string().nullable(),
});
export type NetworkFinding = z.infer<typeof NetworkFinding>;

/** How a port stands that was asked for; `given-up` after too many failures in a row: tried every five minutes only. */
const PortState = z.enum(['off', 'waiting', 'up', 'down', 'given-up']);

/** What is served at this moment, measured and not assumed. */
export const NetworkStanding = z.object({
  /** `waiting`: the address is not there yet, for instance because the network cable is not in. */
  state: PortState,
  /** Why it is not up, a sentence; null when it is. */
  reason: z.string().nullable(),
  since: Instant.nullable(),
  /** Addresses that sockets are bound to, as `https://…` texts. */
  bound: z.array(z.string()),
  /** Names and addresses that are answered although the certificate does not have them: browsers warn there. */
  unnamed: z.array(z.string()),
  /** What to tell people: `https://name:port`; null while it is off. */
  publicUrl: z.string().nullable(),
  answeredAt: Instant.nullable(),
  restarts: z.array(z.object({ at: Instant, reason: z.string() })),
  connections: z.int(),
  redirect: z.object({ state: PortState, reason: z.string().nullable(), bound: z.array(z.string()) }),
  /** The address that the headless host was started on by its command line; null in the desktop app. */
  console: z.string().nullable(),
});
export type NetworkStanding = z.infer<typeof NetworkStanding>;

/** One address that has connections open. */
export const ConnectedAddress = z.object({
  address: z.string(),
  connections: z.int(),
  /** `h2`, `http/1.1`. */
  protocols: z.array(z.string()),
  since: Instant,
  requests: z.int(),
  /** Usernames of those who asked over them with a session. */
  people: z.array(z.string()),
  /** Access tokens that were sent over them: they have no session that could be ended, only they themselves. */
  tokens: z.array(z.object({ id: RecordId, name: z.string(), username: z.string() })),
});
export type ConnectedAddress = z.infer<typeof ConnectedAddress>;

const Change = NetworkSettings.omit({ enabled: true }).partial();

/** The LAN listener: what it is, how it is switched, who is connected. Changes are made at the workstation itself (row L14). */
export const networkContract = {
  state: query({
    access: 'system:manage',
    summary:
      'The settings (version 0 while nobody has changed them), what is served now, and the addresses of this machine.',
    input: z.strictObject({}),
    output: z.object({
      settings: Stored,
      /** Under attack: 5 requests per second and session or address, listed networks only (row 004-118). */
      protecting: z.boolean(),
      standing: NetworkStanding,
      hostName: z.string(),
      addresses: z.array(
        z.object({
          address: z.string(),
          interface: z.string(),
          family: z.enum(['ipv4', 'ipv6']),
          private: z.boolean(),
        }),
      ),
      /** Opens the port in the firewall of this system: a command to run as its administrator. */
      firewall: z
        .object({ system: z.enum(['windows', 'linux', 'other']), open: z.string(), close: z.string() })
        .nullable(),
      /** Whether the program starts with the computer; null where that is not this program's to decide (service). */
      startsWithComputer: z.boolean().nullable(),
    }),
  }),
  check: query({
    access: 'system:manage',
    summary: 'Tries settings without applying them: port free, address present, certificate fits, dates, names.',
    input: z.strictObject(Change.shape),
    output: z.object({ items: z.array(NetworkFinding) }),
  }),
  save: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary: 'Validates, applies, then keeps settings; when the new listener does not come up, the old one stays.',
    input: z.strictObject({ version: z.union([RowVersion, z.literal(0)]), ...NetworkSettings.partial().shape }),
    output: Stored,
  }),
  restart: mutation({
    access: 'system:manage',
    atConsole: true,
    summary: 'Closes the listener in order and opens it again under the same settings.',
    input: z.strictObject({}),
    output: NetworkStanding,
  }),
  protect: mutation({
    access: 'system:manage',
    atConsole: true,
    summary: 'Switches the narrow limits for a machine under attack on or off.',
    input: z.strictObject({ on: z.boolean() }),
    output: z.object({ protecting: z.boolean() }),
  }),
  connected: query({
    access: 'system:manage',
    summary: 'Who is connected at this moment, by address.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ConnectedAddress) }),
  }),
  drop: mutation({
    access: 'system:manage',
    atConsole: true,
    summary: 'Closes the connections of one address; it may come back unless it is kept out.',
    input: z.strictObject({ address: z.string().max(100) }),
    output: z.object({ dropped: z.int() }),
  }),
  test: mutation({
    access: 'system:manage',
    summary: 'Calls the listener over TLS as a browser does: versions, ciphers, certificate chain, headers.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ what: z.string(), state: z.enum(['ok', 'warning', 'failed']), evidence: z.string() })),
    }),
    unaudited: 'nothing changes; the listener is only asked',
  }),
  startWithComputer: mutation({
    access: 'system:manage',
    atConsole: true,
    summary: 'Whether the program starts when somebody signs in to this computer.',
    input: z.strictObject({ on: z.boolean() }),
    output: z.object({ on: z.boolean() }),
  }),
};
