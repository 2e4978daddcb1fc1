import { createHmac } from 'node:crypto';

/** What every file taken out of the trail carries at its end. */
export interface Seal {
  readonly installId: string;
  readonly at: string;
  /** Entries in the file. */
  readonly entries: number;
  readonly headSeq: number;
  readonly headHash: string;
  /** SHA-256 of every byte before the seal, hex. */
  readonly sha256: string;
  /** HMAC-SHA-256 of the values above with a key that only this installation has, hex. */
  readonly mac: string;
}

/** Seals the content of a file together with the head of the trail at that time. */
export function sealOf(key: Buffer, facts: Omit<Seal, 'mac'>): Seal {
  return { ...facts, mac: macOf(key, facts) };
}

function macOf(key: Buffer, { installId, at, entries, headSeq, headHash, sha256 }: Omit<Seal, 'mac'>): string {
  const text = JSON.stringify([1, installId, at, entries, headSeq, headHash, sha256]);
  return createHmac('sha256', key).update('rems-audit-export-v1\n').update(text).digest('hex');
}
