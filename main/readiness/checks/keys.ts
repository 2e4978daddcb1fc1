import { dataFiles } from '../../database/data-files.ts';
import { hostKeyPlaces, isOnDataVolume, readHostKey } from '../../keys/host-key.ts';
import { keyFingerprint } from '../../keys/key-facts.ts';
import type { Keyring } from '../../keys/keyring.ts';
import { readKeyringFile } from '../../keys/keyring-file.ts';
import type { Check } from '../check.ts';
import { failed, off, ok, warning } from '../finding.ts';
import { daysSince, moment } from '../moments.ts';

const link = '/admin/keys';
/** Days after which the database key should have a successor (row 004-112). */
const oldKeyDays = 400;

/** A quarter and some days: the sheet is typed from paper once in that time. */
const sheetDays = 100;

/** Whether the keys are there, of more than one way, and old keys replaced. */
export const keyChecks: readonly Check[] = [
  {
    of: 'place',
    id: 'key',
    area: 'keys',
    requirements: ['000-012', '004-014', '004-016', '004-017'],
    link,
    look({ folder }) {
      const keyring = keyringOf(folder);
      if (!keyring)
        return failed(
          'There is no keyring that reads.',
          'Open the data with the recovery key: that gives this machine its own key again.',
        );
      const ways = new Set(keyring.slots.map((slot) => slot.t));
      if (!ways.has('recovery'))
        return failed('No recovery sheet opens the keys.', 'Make a new recovery sheet on the page of the keys.');
      if (ways.size >= 2) return ok('The recovery sheet opens the keys, and this machine does by itself.');
      return failed(
        'Only the recovery sheet opens the keys.',
        'Open the data with the recovery key: that gives this machine its own key again.',
      );
    },
  },
  {
    of: 'place',
    id: 'key-place',
    area: 'keys',
    requirements: ['000-013', '000-014'],
    link,
    look({ folder, environment }) {
      for (const place of hostKeyPlaces(dataFiles(folder).hostKey, environment)) {
        const found = readHostKey(place);
        if (found.state === 'refused') return failed(found.reason, 'Mend the key file, or put it back from its copy.');
        if (found.state !== 'read') continue;
        found.secret.fill(0);
        if (!isOnDataVolume(place.path, folder)) return ok('The key file is on another volume.');
        return warning(
          'The key file lies beside the data.',
          'Whoever takes this disk has the key too. Move keys/host.key to another volume and name it in REMS_KEY_FILE, or hand it over as a service credential.',
        );
      }
      return off('No key file is used here: the key store of the operating system keeps the key.');
    },
  },
  {
    of: 'data',
    id: 'key-fingerprints',
    area: 'keys',
    requirements: ['000-012'],
    link,
    look({ db, folder }) {
      const keyring = keyringOf(folder);
      const facts = db
        .prepare<[], { purpose: string; kid: string; fingerprint: string }>(
          'SELECT purpose, kid, fingerprint FROM key_facts',
        )
        .all();
      if (!keyring || facts.length === 0)
        return warning(
          'The fingerprints of the keys are not noted in the data yet.',
          'Restart the program: it notes them when it opens the data.',
        );
      const present = new Map(
        [...keyring.keys, ...(keyring.documents ?? [])].map(({ kid, kcv }) => [kid, keyFingerprint(kcv)]),
      );
      const strange = facts
        .filter(({ kid, fingerprint }) => present.get(kid) !== fingerprint)
        .map(({ purpose }) => purpose);
      if (strange.length === 0) return ok(`All ${facts.length} keys are those that the data know.`);
      return failed(
        `The keyring holds other keys than the data know: ${strange.join(', ')}.`,
        'Put back the keyring from the newest proven backup.',
      );
    },
  },
  {
    of: 'data',
    id: 'recovery-sheet',
    area: 'keys',
    requirements: ['000-012', '004-109'],
    link,
    look({ db, folder, now }) {
      const sheet = db
        .prepare<[string], { at: string | null; by: string | null }>(
          'SELECT confirmed_at AS at, confirmed_by AS by FROM recovery_sheets WHERE fingerprint = ?',
        )
        .get(recoveryFingerprint(folder) ?? '');
      if (!sheet || sheet.at === null)
        return warning(
          'Nobody has shown yet that the recovery sheet is on paper.',
          'Type the recovery key from its sheet on the page of the keys. Without it a broken machine takes the data along.',
        );
      const evidence = `The recovery key was typed from its sheet on ${moment(sheet.at)} by ${sheet.by ?? ''}.`;
      if (daysSince(sheet.at, now) <= sheetDays) return ok(evidence);
      return warning(evidence, 'Take the sheet and type its key on the page of the keys again.');
    },
  },
  {
    of: 'place',
    id: 'key-age',
    area: 'keys',
    requirements: ['004-015', '004-097'],
    link,
    look({ folder, now }) {
      const [current] =
        keyringOf(folder)?.keys.filter(({ purpose, state }) => purpose === 'database' && state === 'current') ?? [];
      if (!current) return undefined;
      const days = daysSince(current.created, now);
      const evidence = `Age of the database key in days: ${days}.`;
      if (days <= oldKeyDays) return ok(evidence);
      return warning(evidence, 'Give the database a new key on the page of the keys; a backup is made first.');
    },
  },
  {
    of: 'data',
    id: 'secrets',
    area: 'keys',
    requirements: ['000-081', '004-016'],
    look({ db, secretBytes }) {
      const short = Object.entries(secretBytes).filter(([, bytes]) => bytes < 32);
      const sections = db
        .prepare<[], { section: string; document: string }>('SELECT section, document FROM settings')
        .all();
      const unreadable = sections.filter(({ document }) => !isJson(document)).map(({ section }) => section);
      if (short.length > 0)
        return failed(
          `Secrets of less than 32 bytes: ${short.map(([name]) => name).join(', ')}.`,
          'Give the database new keys on the page of the keys.',
        );
      if (unreadable.length > 0)
        return failed(
          `Settings that do not read: ${unreadable.join(', ')}.`,
          'Open the page of these settings and save them again.',
        );
      return ok(`Every secret has 32 bytes or more, and all ${sections.length} changed settings read.`);
    },
  },
];

/** The fingerprint that the recovery sheet carries. */
export function recoveryFingerprint(folder: string): string | undefined {
  return keyringOf(folder)?.slots.flatMap((slot) => (slot.t === 'recovery' ? slot.fp : []))[0];
}

function keyringOf(folder: string): Keyring | undefined {
  const onDisk = readKeyringFile(dataFiles(folder).keyring);
  return onDisk.state === 'intact' ? onDisk.keyring : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Whether it reads is all that is asked.
    return false;
  }
}
