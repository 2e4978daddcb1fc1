import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGenuine, type Keyring, readKeyringText, writeKeyringText } from '../../main/keys/keyring.ts';
import { intactGenerations, readKeyringFile, saveKeyring } from '../../main/keys/keyring-file.ts';
import { createKeyring, generateKeys, recoveryKeyFromEscrow } from '../../main/keys/new-keyring.ts';
import {
  addSlot,
  createKeyfileSlot,
  createRecoverySlot,
  type OpenSlot,
  opensAll,
  removeSlot,
  unwrapKey,
} from '../../main/keys/slots.ts';
import { unwrapSecret, wrapSecret } from '../../main/keys/wrap.ts';
import type { Random } from '../../main/ports.ts';

const random: Random = { bytes: (size) => randomBytes(size), uuid: () => randomUUID() };
const clock = { now: () => new Date('2026-01-01T00:00:00Z'), monotonic: () => 0 };
const deps = { installId: 'install-1', random, clock };

function fresh() {
  const keys = generateKeys(random);
  const recoveryKey = random.bytes(32);
  const slots = [
    createRecoverySlot(recoveryKey, deps),
    createKeyfileSlot(random.bytes(32), '/keys/host.key', deps),
  ] as const;
  const keyring = createKeyring({
    installId: 'install-1',
    created: '2026-01-01T00:00:00.000Z',
    keys,
    slots,
    recoveryKey,
    random,
  });
  return { keys, recoveryKey, slots, keyring };
}

describe('a keyring file', () => {
  test('reads back and is genuine under its own key only', () => {
    const { keys, keyring } = fresh();
    const read = readKeyringText(writeKeyringText(keyring, keys.byPurpose.authentication));
    expect(read?.keyring).toEqual(keyring);
    if (read === undefined) throw new Error('does not read');
    expect(isGenuine(read, keys.byPurpose.authentication)).toBe(true);
    expect(isGenuine(read, random.bytes(32))).toBe(false);
  });

  test('holds no key in clear', () => {
    const { keys, keyring, recoveryKey } = fresh();
    const text = writeKeyringText(keyring, keys.byPurpose.authentication);
    for (const key of [...keys.byKid.values(), recoveryKey]) {
      for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(key.toString(form));
    }
  });

  test('every changed byte is found, whichever bit it is', () => {
    const { keys, keyring } = fresh();
    const authentication = keys.byPurpose.authentication;
    const original = Buffer.from(writeKeyringText(keyring, authentication));
    let accepted = 0;
    for (let index = 0; index < original.length; index += 1) {
      const changed = Buffer.from(original);
      changed[index] = (original[index] ?? 0) ^ (1 << (index % 8));
      const read = readKeyringText(changed.toString('utf8'));
      if (read !== undefined && isGenuine(read, authentication)) accepted += 1;
    }
    expect(original.length).toBeGreaterThan(1000);
    expect(accepted).toBe(0);
    for (const white of [' ', '\t', '\r']) {
      expect(readKeyringText(original.toString().replaceAll('\n', `${white}\n`))).toBeUndefined();
    }
  });

  test('keeps its five predecessors, also when the present one was damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rems-test-'));
    const path = join(folder, 'keys', 'keyring.json');
    const { keys, keyring } = fresh();
    const authentication = keys.byPurpose.authentication;
    for (let round = 0; round < 8; round += 1)
      saveKeyring(path, { ...keyring, created: `round ${round}` }, authentication);
    expect(readdirSync(join(folder, 'keys')).sort()).toEqual([
      'keyring.json',
      ...[1, 2, 3, 4, 5].map((n) => `keyring.json.${n}`),
    ]);
    expect(readKeyringFile(path, 5)).toMatchObject({ keyring: { created: 'round 2' } });
    writeFileSync(path, readFileSync(path).subarray(0, 100));
    expect(readKeyringFile(path)).toEqual({ state: 'damaged' });
    expect(intactGenerations(path)).toEqual([1, 2, 3, 4, 5]);
    saveKeyring(path, keyring, authentication);
    expect(intactGenerations(path)).toEqual([2, 3, 4, 5]);
    rmSync(folder, { recursive: true });
  });

  test('keeps the recovery key for the unattended drill under the authentication key', () => {
    const { keys, keyring, recoveryKey } = fresh();
    expect(recoveryKeyFromEscrow(keyring, keys.byPurpose.authentication)?.equals(recoveryKey)).toBe(true);
    expect(recoveryKeyFromEscrow(keyring, random.bytes(32))).toBeUndefined();
  });
});

describe('slots', () => {
  test('each opens every key; another secret, or a wrap moved elsewhere, opens none', () => {
    const { keys, keyring, slots } = fresh();
    for (const { slot, kek } of slots) {
      expect(opensAll(keyring, slot, kek)).toBe(true);
      expect(opensAll(keyring, slot, random.bytes(32))).toBe(false);
      for (const entry of keyring.keys) {
        expect(unwrapKey(keyring, entry, { slot, kek })?.equals(keys.byKid.get(entry.kid) ?? Buffer.alloc(0))).toBe(
          true,
        );
      }
    }
    const [first, second] = keyring.keys;
    if (first === undefined || second === undefined) throw new Error('too few keys');
    expect(unwrapKey(keyring, { ...first, wraps: second.wraps }, slots[0])).toBeUndefined();
    expect(unwrapKey({ ...keyring, installId: 'install-2' }, first, slots[0])).toBeUndefined();
  });

  test('a shortened tag does not pass', () => {
    const key = random.bytes(32);
    const wrapped = wrapSecret(key, random.bytes(32), 'here', random);
    expect(unwrapSecret(key, wrapped, 'here')).toBeDefined();
    const tag = Buffer.from(wrapped.tag, 'base64').subarray(0, 4).toString('base64');
    expect(unwrapSecret(key, { ...wrapped, tag }, 'here')).toBeUndefined();
    expect(unwrapSecret(key, wrapped, 'there')).toBeUndefined();
  });

  test('two always remain, one of them for the recovery key, whatever is added and removed', () => {
    const { keys, keyring, slots, recoveryKey } = fresh();
    const operation = fc.record({
      act: fc.constantFrom('add-file', 'add-recovery', 'remove'),
      pick: fc.nat(),
      proof: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 12 }), (operations) => {
        let current: Keyring = keyring;
        const known = new Map<string, OpenSlot>(slots.map((one) => [one.slot.id, one]));
        for (const { act, pick, proof } of operations) {
          if (act === 'remove') {
            const target = current.slots[pick % current.slots.length];
            const witness = known.get(current.slots[proof % current.slots.length]?.id ?? '');
            if (target === undefined || witness === undefined) throw new Error('no slot');
            try {
              current = removeSlot(current, target.id, { slotId: witness.slot.id, kek: witness.kek });
            } catch (cause) {
              expect(cause).toMatchObject({ code: 'INVALID' });
            }
          } else {
            const added =
              act === 'add-file'
                ? createKeyfileSlot(random.bytes(32), '/x', deps)
                : createRecoverySlot(recoveryKey, deps);
            known.set(added.slot.id, added);
            current = addSlot(current, added, keys.byKid, random);
          }
          expect(current.slots.length).toBeGreaterThanOrEqual(2);
          expect(current.slots.some((slot) => slot.t === 'recovery')).toBe(true);
          for (const slot of current.slots)
            expect(opensAll(current, slot, known.get(slot.id)?.kek ?? Buffer.alloc(32))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('removing needs another slot that is shown to open', () => {
    const { keys, keyring, slots } = fresh();
    const third = createKeyfileSlot(random.bytes(32), '/third', deps);
    const three = addSlot(keyring, third, keys.byKid, random);
    const [recovery, file] = slots;
    const wrongProof = { slotId: file.slot.id, kek: random.bytes(32) };
    expect(() => removeSlot(three, third.slot.id, wrongProof)).toThrow(/shown to work/);
    expect(() => removeSlot(three, third.slot.id, { slotId: third.slot.id, kek: third.kek })).toThrow(/shown to work/);
    expect(() => removeSlot(three, recovery.slot.id, { slotId: file.slot.id, kek: file.kek })).toThrow(
      /recovery key cannot be removed/,
    );
    expect(() => removeSlot(keyring, file.slot.id, { slotId: recovery.slot.id, kek: recovery.kek })).toThrow(
      /Two ways/,
    );
    const left = removeSlot(three, file.slot.id, { slotId: third.slot.id, kek: third.kek });
    expect(left.keys.every((entry) => entry.wraps.every((wrap) => wrap.slot !== file.slot.id))).toBe(true);
  });
});
