import { randomBytes } from 'node:crypto';

/** A first message of TLS that an old or hostile client would send, and why it must be refused. */
export interface Hello {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Cipher suites by their numbers (IANA registry of TLS cipher suites). */
const suites = {
  'NULL with SHA': [0x0002],
  'export grade RC4 and RC2': [0x0003, 0x0006],
  'RC4 with MD5 and SHA': [0x0004, 0x0005],
  'DES and triple DES': [0x0009, 0x000a, 0xc012],
  'anonymous Diffie-Hellman': [0x0018, 0x0034, 0x006d, 0xc018],
  'RSA key exchange, CBC (no forward secrecy)': [0x002f, 0x0035, 0x003c, 0x003d],
  'RSA key exchange, GCM (no forward secrecy)': [0x009c, 0x009d],
  'finite-field Diffie-Hellman, CBC': [0x0033, 0x0039, 0x0067, 0x006b],
  'ECDHE with CBC and SHA': [0xc009, 0xc00a, 0xc013, 0xc014],
  'ECDHE with CBC and SHA-2': [0xc023, 0xc024, 0xc027, 0xc028],
  'ECDHE with RC4': [0xc007, 0xc011],
  'pre-shared keys': [0x008c, 0x008d, 0x00a8],
  'Camellia and SEED': [0x0041, 0x0084, 0x0096],
  'CCM and ARIA': [0xc0ac, 0xc0ad, 0xc05c, 0xc060],
} as const;
/** What the listener offers to clients of TLS 1.2. */
const present = [0xc02b, 0xc02c, 0xcca9, 0xc02f, 0xc030, 0xcca8];
/** "I have fallen back" (RFC 7507). */
const fallback = 0x5600;

const versions = { 'SSL 3.0': 0x0300, 'TLS 1.0': 0x0301, 'TLS 1.1': 0x0302, 'TLS 1.2': 0x0303 } as const;

/** Hellos that must be refused: old versions, weak suites, fallbacks, and bytes that only resemble one. */
export function refusedHellos(): readonly Hello[] {
  const old = (['SSL 3.0', 'TLS 1.0', 'TLS 1.1'] as const).flatMap((version) => [
    { name: `${version}, suites of today`, bytes: hello(versions[version], present) },
    {
      name: `${version}, suites of its time`,
      bytes: hello(versions[version], [0xc00a, 0xc014, 0x0035, 0x000a, 0x0005]),
    },
    { name: `${version}, fallback`, bytes: hello(versions[version], [...present, fallback]) },
  ]);
  const weak = Object.entries(suites).map(([name, numbers]) => ({
    name: `TLS 1.2, ${name}`,
    bytes: hello(versions['TLS 1.2'], numbers),
  }));
  return [
    { name: 'SSL 2.0', bytes: sslTwo() },
    ...old,
    ...weak,
    { name: 'TLS 1.2 as a fallback from TLS 1.3', bytes: hello(versions['TLS 1.2'], [...present, fallback]) },
    { name: 'TLS 1.2, suites of TLS 1.3 only', bytes: hello(versions['TLS 1.2'], [0x1301, 0x1302, 0x1303]) },
    { name: 'TLS 1.2, no suite', bytes: hello(versions['TLS 1.2'], []) },
    { name: 'plain HTTP', bytes: Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n') },
  ];
}

/** A hello that must be accepted: without it, refusals would prove nothing. */
export function acceptedHello(): Hello {
  return { name: 'TLS 1.2 with the suites that are offered', bytes: hello(versions['TLS 1.2'], present) };
}

/** Whether bytes are a ServerHello: a handshake record whose first message has the type 2. */
export function isServerHello(bytes: Buffer): boolean {
  // SSL 2.0 has no record type: its ServerHello begins with the length and the type 4.
  return (bytes[0] === 0x16 && bytes[5] === 0x02) || (bytes.length > 2 && (bytes[0] ?? 0) >= 0x80 && bytes[2] === 0x04);
}

/** A ClientHello (RFC 5246, 7.4.1.2) with the curves and signatures of today. */
function hello(version: number, numbers: readonly number[]): Buffer {
  const cipherSuites = Buffer.concat(numbers.map(two));
  const extensions = Buffer.concat([
    extension(0x000a, withLength(Buffer.concat([two(0x001d), two(0x0017), two(0x0018)]))),
    extension(0x000b, Buffer.from([1, 0])),
    extension(0x000d, withLength(Buffer.concat([0x0403, 0x0503, 0x0804, 0x0401, 0x0501, 0x0201, 0x0203].map(two)))),
  ]);
  const body = Buffer.concat([
    two(version),
    randomBytes(32),
    Buffer.from([0]),
    withLength(cipherSuites),
    Buffer.from([1, 0]),
    withLength(extensions),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), withLength(body)]);
  return Buffer.concat([Buffer.from([0x16]), two(Math.min(version, 0x0301)), withLength(message)]);
}

/** The hello of SSL 2.0, which has another form. */
function sslTwo(): Buffer {
  const kinds = Buffer.from([0x07, 0x00, 0xc0, 0x01, 0x00, 0x80]);
  const body = Buffer.concat([Buffer.from([1, 0, 2]), two(kinds.length), two(0), two(16), kinds, randomBytes(16)]);
  return Buffer.concat([two(0x8000 | body.length), body]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([two(type), withLength(content)]);
}

function withLength(bytes: Buffer): Buffer {
  return Buffer.concat([two(bytes.length), bytes]);
}

function two(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
