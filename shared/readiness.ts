import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket } from './files.ts';
import { Paging, RecordId } from './lists.ts';

/** What a check is about. */
export const readinessAreas = ['data', 'keys', 'backups', 'access', 'network', 'machine', 'operation'] as const;
export const ReadinessArea = z.enum(readinessAreas);
export type ReadinessArea = z.infer<typeof ReadinessArea>;

/** One check row: state, evidence, when, and what to do. */
export const ReadinessCheck = z.object({
  /** Stable, in kebab case: also the first word of the line in `rems doctor`. */
  id: z.string(),
  area: ReadinessArea,
  /** The rows of the requirements catalogue that it answers. */
  requirements: z.array(z.string()),
  /** `off`: does not apply here, for instance because the listener is off. */
  state: z.enum(['ok', 'warning', 'failed', 'off']),
  evidence: z.string(),
  /** What to do, a sentence; null when all is well. */
  advice: z.string().nullable(),
  checkedAt: Instant,
  /** Where to go, an address of the app. */
  link: z.string().nullable(),
  /** `readiness.mend` can put it right. */
  mendable: z.boolean(),
});
export type ReadinessCheck = z.infer<typeof ReadinessCheck>;

/** A checklist as it stood when somebody signed it. */
export const SignOff = z.object({
  id: RecordId,
  kind: z.enum(['deployment', 'access-review']),
  at: Instant,
  by: z.string(),
  note: z.string().nullable(),
  ok: z.int(),
  warnings: z.int(),
  failed: z.int(),
});
export type SignOff = z.infer<typeof SignOff>;

/** Whether the installation is in order. */
export const readinessContract = {
  checks: query({
    access: 'system:manage',
    summary: 'Every check as it was last made; those that cost nothing are made now.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ReadinessCheck), thoroughAt: Instant.nullable() }),
  }),
  run: mutation({
    access: 'system:manage',
    summary: 'Makes every check now, the thorough ones too (integrity, self-test).',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ReadinessCheck), thoroughAt: Instant.nullable() }),
  }),
  mend: mutation({
    access: 'system:manage',
    summary: 'Puts one check right that the program can put right by itself, for instance permissions of files.',
    input: z.strictObject({ id: z.string().max(60) }),
    output: ReadinessCheck,
  }),
  checklist: mutation({
    access: 'system:manage',
    summary: 'A ticket for the dated deployment checklist as a PDF.',
    input: z.strictObject({ language: z.enum(['en', 'fr']), signOffId: RecordId.optional() }),
    output: DownloadTicket,
  }),
  recoveryPlan: mutation({
    access: 'system:manage',
    summary: 'A ticket for the recovery plan as a PDF: places, steps, contacts, hours; no key.',
    input: z.strictObject({ language: z.enum(['en', 'fr']) }),
    output: DownloadTicket,
  }),
  signOff: mutation({
    access: 'system:manage',
    summary: 'Signs the checklist as it stands now.',
    input: z.strictObject({ note: z.string().trim().max(1000).optional() }),
    output: SignOff,
    stepUp: true,
  }),
  signOffs: query({
    access: 'system:manage',
    summary: 'What was signed, the newest first.',
    input: z.strictObject({ kind: z.enum(['deployment', 'access-review']).optional(), ...Paging }),
    output: z.object({ items: z.array(SignOff), total: z.int() }),
  }),
};
