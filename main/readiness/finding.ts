import type { ReadinessCheck } from '../../shared/readiness.ts';

/** What one look has shown, in sentences. */
export interface Finding {
  readonly state: ReadinessCheck['state'];
  readonly evidence: string;
  /** What to do; null when all is well. */
  readonly advice: string | null;
}

/** All is well. */
export const ok = (evidence: string): Finding => ({ state: 'ok', evidence, advice: null });
/** It works, and asks for attention. */
export const warning = (evidence: string, advice: string): Finding => ({ state: 'warning', evidence, advice });
/** It must be mended. */
export const failed = (evidence: string, advice: string): Finding => ({ state: 'failed', evidence, advice });
/** There is nothing to look at here. */
export const off = (evidence: string): Finding => ({ state: 'off', evidence, advice: null });

/** The look itself failed. */
export function unexaminable(cause: unknown): Finding {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return failed(
    `This could not be examined. ${reason}`,
    'Look into the log, and restore a backup if the data do not read.',
  );
}
