import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What the keys are for: the database file, patient identity columns, their search index, authentication (the parent of derived keys), the password pepper. */
export const keyPurposes = ['database', 'identity', 'identity-index', 'authentication', 'pepper'] as const;

/** One of {@link keyPurposes}. */
export type KeyPurpose = (typeof keyPurposes)[number];

const Base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const WrappedSchema = z.strictObject({ iv: Base64, ct: Base64, tag: Base64 });

const slotBase = { id: z.string().min(1), created: z.string(), kcv: Base64 };

/** The last part of every slot. */
const slotEscrow = {
  /**
   * The slot's key-encryption key under a key derived from the authentication key, so that a fresh key can be wrapped for slots of other
   * accounts and machines as well. Absent in slots that were made before keys could be exchanged.
   */
  kek: WrappedSchema.optional(),
};

/** A way to get at the keys. `kcv` checks the slot's key-encryption key, so a wrong key file is told from a damaged keyring. */
const Slot = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('recovery'), ...slotBase, fp: z.string(), ...slotEscrow }),
  z.strictObject({ t: z.literal('keyfile'), ...slotBase, pathHint: z.string(), ...slotEscrow }),
  z.strictObject({
    t: z.literal('safeStorage'),
    ...slotBase,
    platform: z.string(),
    backend: z.string(),
    osUserHash: z.string(),
    blob: Base64,
    ...slotEscrow,
  }),
]);

const KeyEntry = z.strictObject({
  kid: z.string().min(1),
  purpose: z.enum(keyPurposes),
  state: z.enum(['current', 'next', 'retired']),
  created: z.string(),
  kcv: Base64,
  /** The key once per slot, under that slot's key-encryption key. */
  wraps: z.array(z.strictObject({ slot: z.string(), ...WrappedSchema.shape })),
});

/** A key of the document store: under a key derived from the authentication key, so that every slot reaches it. */
const DocumentKeyEntry = z.strictObject({
  kid: z.string().min(1),
  state: z.enum(['current', 'retired']),
  created: z.string(),
  kcv: Base64,
  wrap: WrappedSchema,
});

const Keyring = z.strictObject({
  v: z.literal(1),
  installId: z.string().min(1),
  created: z.string(),
  slots: z.array(Slot).min(2),
  keys: z.array(KeyEntry).min(keyPurposes.length),
  /** The recovery key under a key derived from the authentication key, for the unattended drill and for rotation. */
  recovery: WrappedSchema,
  /** Absent in a keyring that was made before documents could be stored; it gets one when it is opened. */
  documents: z.array(DocumentKeyEntry).optional(),
});

const KeyringFile = z.strictObject({ ...Keyring.shape, sum: z.string(), mac: z.string() });

/** The content of `keys/keyring.json` without its two checks. Holds only wrapped keys. */
export type Keyring = Readonly<z.infer<typeof Keyring>>;
/** A slot of a keyring. */
export type Slot = Readonly<z.infer<typeof Slot>>;
/** A key of a keyring. */
export type KeyEntry = Readonly<z.infer<typeof KeyEntry>>;
/** A key of the document store in a keyring. */
export type DocumentKeyEntry = Readonly<z.infer<typeof DocumentKeyEntry>>;

/** A keyring as read: intact by its checksum; whether it is genuine only {@link isGenuine} can say, with the authentication key. */
export interface ReadKeyring {
  readonly keyring: Keyring;
  readonly mac: string;
}

/**
 * The text of a keyring file. `sum` is a plain checksum, which finds damage before any key is at hand;
 * `mac` is keyed, which finds changes made on purpose.
 */
export function writeKeyringText(keyring: Keyring, authentication: Buffer): string {
  const body = JSON.stringify(keyring);
  return `${JSON.stringify({ ...keyring, sum: checksum(body), mac: authenticate(body, authentication) }, null, 2)}\n`;
}

/** Reads a keyring file; undefined when a single byte differs from what was written. */
export function readKeyringText(text: string): ReadKeyring | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Only the exact text that was written counts; white space that JSON ignores would be a change nobody sees.
  if (`${JSON.stringify(value, null, 2)}\n` !== text) return undefined;
  const parsed = KeyringFile.safeParse(value);
  if (!parsed.success) return undefined;
  const { sum, mac, ...keyring } = parsed.data;
  return checksum(JSON.stringify(keyring)) === sum ? { keyring, mac } : undefined;
}

/** Whether the keyring was written by someone who held the authentication key. */
export function isGenuine(read: ReadKeyring, authentication: Buffer): boolean {
  const expected = Buffer.from(authenticate(JSON.stringify(read.keyring), authentication), 'latin1');
  const actual = Buffer.from(read.mac, 'latin1');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The keys of one purpose that may still be in use, the current one first. */
export function usableKeys(keyring: Keyring, purpose: KeyPurpose): readonly KeyEntry[] {
  const of = (state: KeyEntry['state']) => keyring.keys.filter((key) => key.purpose === purpose && key.state === state);
  return [...of('current'), ...of('next')];
}

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('base64');
}

function authenticate(body: string, authentication: Buffer): string {
  return createHmac('sha256', authentication).update('rems-keyring-v1\n').update(body).digest('base64');
}
