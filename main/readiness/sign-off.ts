import { z } from 'zod';
import { ReadinessCheck, type SignOff } from '../../shared/readiness.ts';
import type { SignOffRow } from './repository.ts';

/** The checklist as it was signed. */
export const SignedChecklist = z.object({
  version: z.string(),
  auditSeq: z.int(),
  auditHash: z.string(),
  items: z.array(ReadinessCheck),
});
export type SignedChecklist = z.infer<typeof SignedChecklist>;

const Counted = z.object({ counts: z.object({ ok: z.int(), warnings: z.int(), failed: z.int() }) });

/** How many checks are in which state. */
export function countsOf(items: readonly Pick<ReadinessCheck, 'state'>[]) {
  const count = (state: ReadinessCheck['state']) => items.filter((item) => item.state === state).length;
  return { ok: count('ok'), warnings: count('warning'), failed: count('failed') };
}

/** A signed document as the contract shows it. */
export function signOffOf({ id, kind, at, actor, note, document }: SignOffRow): SignOff {
  return { id, kind, at, by: actor, note, ...Counted.parse(JSON.parse(document)).counts };
}
