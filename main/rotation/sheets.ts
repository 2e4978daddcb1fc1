import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { keysContract, SheetToConfirm } from '../../shared/keys.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import {
  formatRecoveryKey,
  normaliseRecoveryText,
  parseRecoveryKey,
  pickTwoGroups,
  recoveryFingerprint,
} from '../keys/recovery-key.ts';
import { recoverySheet } from '../keys/recovery-sheet.ts';
import { recoverySlotOf, renewRecovery } from '../keys/renew-recovery.ts';
import type { Clock, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { createAttempts } from './attempts.ts';
import type { RotationRepository } from './repository.ts';

type Input<P extends keyof typeof keysContract> = z.output<(typeof keysContract)[P]['input']>;

/** A sheet that was shown and not confirmed is forgotten after this. */
const lifetimeMs = 30 * 60_000;

interface Pending {
  readonly id: string;
  readonly key: Buffer;
  readonly groups: readonly string[];
  readonly fingerprint: string;
  readonly confirm: readonly number[];
  readonly expires: number;
}

/** The recovery sheet: proven from paper, and renewed. A new key lives in memory only until its sheet was confirmed. */
export function createSheets(deps: {
  readonly repository: RotationRepository;
  readonly keys: DataKeys;
  readonly keyringPath: string;
  readonly tickets: DownloadIssuer;
  readonly print: DocumentPrinter;
  readonly clinicName: () => string | null;
  readonly installId: string;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { repository, keys, keyringPath, tickets, print, clinicName, installId, clock, random } = deps;
  const attempts = createAttempts({ clock });
  let pending: Pending | undefined;

  function forget(): void {
    pending?.key.fill(0);
    pending = undefined;
  }

  function waiting(sheetId: string): Pending {
    if (pending !== undefined && pending.expires < clock.monotonic()) forget();
    if (pending?.id !== sheetId)
      throw new AppError(
        'CONFLICT',
        'This sheet is not waiting any more. Make a new one; the one before it still holds.',
      );
    return pending;
  }

  return {
    prove({ recoveryKey }: Input<'proveSheet'>, ctx: Context): { ok: boolean; fingerprint: string } {
      attempts.require();
      let typed: Buffer;
      try {
        typed = parseRecoveryKey(recoveryKey);
      } catch (cause) {
        attempts.failed();
        if (!(cause instanceof AppError)) throw cause;
        throw new AppError('INVALID', cause.message, { fields: { recoveryKey: cause.message } });
      }
      const fingerprint = recoveryFingerprint(typed);
      const slot = recoverySlotOf(presentKeyring(keyringPath, keys.authentication), typed);
      typed.fill(0);
      if (slot === undefined) attempts.failed();
      else attempts.succeeded();
      ctx.transact((tx) => {
        const before = repository.sheet(fingerprint);
        if (slot !== undefined)
          repository.writeSheet({
            fingerprint,
            createdAt: before?.createdAt ?? slot.created,
            confirmedAt: tx.at,
            confirmedBy: tx.by,
          });
        tx.audit({
          entity: 'key',
          entityId: fingerprint,
          changes:
            slot === undefined
              ? { fits: { old: null, new: false } }
              : { confirmed: { old: before?.confirmedAt ?? null, new: tx.at } },
        });
      });
      return { ok: slot !== undefined, fingerprint };
    },

    renew(): SheetToConfirm {
      forget();
      const key = random.bytes(32);
      const groups = formatRecoveryKey(key).split('-');
      pending = {
        id: random.uuid(),
        key,
        groups,
        fingerprint: recoveryFingerprint(key),
        confirm: pickTwoGroups(random),
        expires: clock.monotonic() + lifetimeMs,
      };
      return { sheetId: pending.id, groups, fingerprint: pending.fingerprint, confirm: [...pending.confirm] };
    },

    pdf({ sheetId, language }: Input<'sheetPdf'>, ctx: Context): DownloadTicket {
      const { groups, fingerprint } = waiting(sheetId);
      const clinic = clinicName();
      ctx.transact((tx) => {
        tx.audit({ entity: 'key', entityId: fingerprint, changes: { printed: { old: null, new: true } } });
      });
      return tickets.issueDownload(ctx, {
        fileName: `recovery-sheet_${fingerprint}.pdf`,
        contentType: 'application/pdf',
        async *body() {
          yield await print(
            recoverySheet({ language, clinic, installId, fingerprint, groups, now: clock.now(), renewed: true }),
          );
        },
      });
    },

    confirm({ sheetId, confirm }: Input<'confirmSheet'>, ctx: Context): { fingerprint: string } {
      const sheet = waiting(sheetId);
      const typed = new Map(confirm.map(({ index, text }) => [index, normaliseRecoveryText(text)]));
      if (!sheet.confirm.every((index) => typed.get(index) === sheet.groups[index])) {
        const message = 'The groups do not match the sheet. Read them again and type them as printed.';
        throw new AppError('INVALID', message, { fields: { confirm: message } });
      }
      const { fingerprint, key } = sheet;
      const everyKey = keys.everyKey();
      try {
        ctx.transact((tx) => {
          const before = presentKeyring(keyringPath, keys.authentication).slots;
          repository.writeSheet({ fingerprint, createdAt: tx.at, confirmedAt: tx.at, confirmedBy: tx.by });
          tx.audit({
            entity: 'key',
            entityId: fingerprint,
            changes: {
              sheet: { old: before.flatMap((slot) => (slot.t === 'recovery' ? [slot.fp] : [])), new: [fingerprint] },
            },
          });
          // Last, because a file cannot be taken back with the transaction; the write lock keeps other programs from the keyring meanwhile.
          const { authentication } = keys;
          keys.adopt(
            renewRecovery({ path: keyringPath, recoveryKey: key, keys: everyKey, authentication, random, clock }),
          );
        });
      } finally {
        for (const one of everyKey.values()) one.fill(0);
      }
      forget();
      return { fingerprint };
    },

    /** Zeroes a sheet that waits. */
    close: forget,
  };
}
