import type { AuditProof } from '../../shared/audit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { type AnchorKeeper, readAnchor } from '../database/anchor.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Log } from '../ports.ts';
import type { Tx, Work } from '../rpc/transact.ts';
import type { ChainPlace, ChainProof } from '../rpc/verify-chain.ts';
import type { AuditSettingsStore } from './settings.ts';
import type { Verifier } from './verify-runner.ts';

const broken = ['audit.broken', 'chain'] as const;

/** Verifies the chain, one verification at a time, and tells administrators when it does not hold. */
export function createProofs(deps: {
  readonly verify: Verifier;
  /** The first archive that is not as it was written. */
  readonly brokenArchive: () => Promise<ChainProof['first']>;
  readonly anchorFile: string;
  readonly anchor: AnchorKeeper;
  readonly authentication: Buffer;
  readonly installId: string;
  readonly settings: AuditSettingsStore;
  readonly notices: NoticeWriter;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { verify, brokenArchive, anchorFile, anchor, authentication, installId, settings, notices, clock, log } = deps;
  let running: { done: number; total: number } | null = null;
  let present: Promise<AuditProof> | undefined;
  const closing = new AbortController();
  const atWork = new Set<Promise<unknown>>();

  /** The head sealed outside the database, read before the chain: a commit meanwhile must not look like a loss. */
  function sealedHead(): { place?: ChainPlace; problem?: ChainProof['first'] } {
    anchor.flush();
    const onDisk = readAnchor(anchorFile, authentication);
    if (onDisk.state === 'genuine' && onDisk.anchor.installId === installId) return { place: onDisk.anchor };
    const what = onDisk.state === 'missing' ? 'is missing' : 'was altered or belongs to other data';
    const message = `The file anchor.json ${what}, so it cannot be shown that no entry is missing at the end.`;
    return { problem: { seq: 0, problem: 'anchor', message } };
  }

  function compute(signal: AbortSignal = closing.signal): Promise<AuditProof> {
    const work = recompute(AbortSignal.any([signal, closing.signal]));
    atWork.add(work);
    return work.finally(() => atWork.delete(work));
  }

  async function recompute(signal: AbortSignal): Promise<AuditProof> {
    const began = clock.monotonic();
    const at = clock.now().toISOString();
    const { place, problem = null } = sealedHead();
    running = { done: 0, total: 0 };
    try {
      const found = await verify(
        place,
        (done, total) => {
          running = { done, total };
        },
        signal,
      );
      const first = found.first ?? problem ?? (await brokenArchive());
      return { ...found, first, ok: first === null, at, seconds: Math.round(clock.monotonic() - began) / 1000 };
    } finally {
      running = null;
    }
  }

  /** Puts what was found on record, and tells whoever must know. */
  function keep(tx: Tx, proof: AuditProof): void {
    settings.keepProof(tx, proof);
    tx.audit({
      entity: 'audit',
      entityId: 'chain',
      action: 'audit.verify',
      changes: {
        ok: { old: null, new: proof.ok },
        entries: { old: null, new: proof.entries },
        headSeq: { old: null, new: proof.headSeq },
        headHash: { old: null, new: proof.headHash },
        ...(proof.first && { first: { old: null, new: proof.first } }),
      },
    });
    if (!proof.first) {
      notices.settle(tx, ...broken);
      return;
    }
    notices.raise(tx, {
      kind: broken[0],
      subject: broken[1],
      audience: 'system:manage',
      severity: 'danger',
      message: `The audit trail does not hold together. ${proof.first.message}`,
      link: '/admin/audit',
    });
  }

  return {
    running: () => running,

    /** Whoever asks while one runs gets its answer. */
    async prove(transact: <T>(work: Work<T>) => T, signal?: AbortSignal): Promise<AuditProof> {
      present ??= compute(signal).finally(() => {
        present = undefined;
      });
      const proof = await present;
      if (proof.first) log.error('the audit trail does not hold together', { first: proof.first });
      await retryWhileBusy(() => transact((tx) => keep(tx, proof)));
      return proof;
    },

    /** Only looks: nothing is put on record. */
    look: () => compute(),

    /** Cuts what runs and waits until nothing has the database open any more. */
    async close(): Promise<void> {
      closing.abort(
        new AppError('UNAVAILABLE', 'The data are being closed, so the verification was cut. Verify again afterwards.'),
      );
      await Promise.allSettled(atWork);
    },
  };
}

/** The verifications of {@link createProofs}. */
export type Proofs = ReturnType<typeof createProofs>;
