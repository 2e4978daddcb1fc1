import { AppError } from '../../shared/contract/errors.ts';
import type { Tx } from '../rpc/transact.ts';
import type { Findings } from './findings.ts';
import type { DamageRepository } from './repository.ts';
import type { DamageSource, Examined } from './source.ts';

/** What a scan came to. */
export interface Scanned {
  readonly looked: number;
  /** New ones that do not read. */
  readonly found: number;
  /** Those that read again. */
  readonly mended: number;
}

/** How a scan writes: inside a call, or as a job. */
export type Write = <T>(work: (tx: Tx) => T) => T | Promise<T>;

/** Reads every record of every source, one scan at a time, and notes what it found in one transaction. */
export function createScan(deps: {
  readonly sources: readonly DamageSource[];
  readonly repository: DamageRepository;
  readonly findings: Findings;
}): (write: Write, signal: AbortSignal) => Promise<Scanned> {
  const { sources, repository, findings } = deps;
  let scanning = false;

  async function scan(write: Write, signal: AbortSignal): Promise<Scanned> {
    if (scanning) throw new AppError('CONFLICT', 'The records are being read already. Wait until that is over.');
    scanning = true;
    try {
      let looked = 0;
      const found: { source: DamageSource; record: Examined }[] = [];
      for (const source of sources) {
        for await (const record of source.scan(signal)) {
          looked += 1;
          if (record.problem !== null) found.push({ source, record });
        }
      }
      if (signal.aborted) return { looked, found: 0, mended: 0 };
      return await write((tx) => settle(tx, looked, found));
    } finally {
      scanning = false;
    }
  }

  /** Notes what was found and what reads again, in one transaction. */
  function settle(tx: Tx, looked: number, found: readonly { source: DamageSource; record: Examined }[]) {
    let fresh = 0;
    let mended = 0;
    const bad = new Set(found.map(({ source, record }) => `${source.name} ${record.recordId}`));
    for (const { source, record } of found) {
      const { recordId, label, kid, problem } = record;
      if (problem === null || repository.ofRecord(source.name, recordId)) continue;
      fresh += 1;
      repository.insert({ kind: source.kind, source: source.name, recordId, label, kid, problem, foundAt: tx.at });
    }
    for (const source of sources) {
      for (const row of repository.openOf(source.name)) {
        if (bad.has(`${row.source} ${row.recordId}`)) continue;
        findings.change(tx, row, { state: 'mended' });
        mended += 1;
      }
    }
    repository.noteScan(JSON.stringify({ lastScanAt: tx.at }), tx.at);
    tx.audit({
      entity: 'damage',
      entityId: null,
      action: 'damage.scan',
      changes: {
        looked: { old: null, new: looked },
        found: { old: null, new: fresh },
        mended: { old: null, new: mended },
      },
    });
    findings.tell(tx);
    return { looked, found: fresh, mended };
  }

  return scan;
}
