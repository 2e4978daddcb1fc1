import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { ReadinessCheck, readinessContract, SignOff } from '../../shared/readiness.ts';
import { readAuditHead } from '../database/audit-head.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor, Work } from '../rpc/transact.ts';
import type { OpenDeps } from './check.ts';
import { checks } from './checks/index.ts';
import type { DeepRunner } from './deep-runner.ts';
import { deepId, examineData, look, rowOf } from './examine.ts';
import { mends } from './mend.ts';
import type { ReadinessRepository } from './repository.ts';
import { countsOf, type SignedChecklist, signOffOf } from './sign-off.ts';
import type { SignOffWriter } from './sign-off-writer.ts';

type Input<P extends keyof typeof readinessContract> = z.output<(typeof readinessContract)[P]['input']>;
type Examined = z.output<(typeof readinessContract)['checks']['output']>;

const trouble = ['readiness.trouble', 'readiness'] as const;

/** How often a first examination is looked for: the page has its findings before anybody opens it. */
const atOnce = '*/5 * * * * *';
const weekly = '30 4 * * 0';

/** Whether the installation is in order: examined when asked, at the first start of a version, and once a week by itself. */
export function createReadinessService(deps: {
  readonly repository: ReadinessRepository;
  readonly db: Db;
  readonly folder: string;
  /** What the looks need, as it is now. */
  readonly facts: () => OpenDeps;
  /** The looks that read everything. */
  readonly deep: DeepRunner;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly notices: NoticeWriter;
  readonly signOffs: SignOffWriter;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  readonly appVersion: string;
  /** A host does things by itself; a command is over before. */
  readonly isHost: boolean;
}) {
  const { repository, db, folder, facts, deep, transactor, notices, signOffs, clock, random } = deps;

  let begun = false;

  /** Everything as it is now; nothing is kept. */
  async function examine(signal?: AbortSignal): Promise<ReadinessCheck[]> {
    const read = await deep(undefined, signal);
    signal?.throwIfAborted();
    return examineData(facts(), repository.kept(), read);
  }

  async function present(): Promise<Examined> {
    const kept = repository.kept();
    const thoroughAt = [...kept.values()].map(({ checkedAt }) => checkedAt).sort()[0] ?? null;
    return { items: await examineData(facts(), kept), thoroughAt };
  }

  /** Examines everything and keeps what took long. */
  async function runUnder(transact: <T>(work: Work<T>) => T, signal?: AbortSignal): Promise<ReadinessCheck[]> {
    const items = await examine(signal);
    signal?.throwIfAborted();
    const lasting = new Set(checks.filter(({ thorough }) => thorough).map(({ id }) => id));
    const { ok, warnings, failed } = countsOf(items);
    await retryWhileBusy(() =>
      transact((tx) => {
        for (const { id, state, evidence, advice, checkedAt } of items) {
          if (lasting.has(id)) repository.keep(id, { state, evidence, advice, checkedAt });
        }
        repository.forgetOthers([...lasting]);
        repository.noteVersion(deps.appVersion, tx.at);
        const changes = {
          ok: { old: null, new: ok },
          warnings: { old: null, new: warnings },
          failed: { old: null, new: failed },
        };
        tx.audit({ entity: 'readiness', entityId: 'all', action: 'readiness.run', changes });
        if (failed > 0)
          notices.raise(tx, {
            kind: trouble[0],
            subject: trouble[1],
            audience: 'system:manage',
            severity: 'warning',
            message: `This installation is not in order: ${failed} checks failed. See on the page of the readiness what to do.`,
            link: '/admin/readiness?state=attention',
          });
        else notices.settle(tx, ...trouble);
      }),
    );
    return items;
  }

  return {
    examine,
    checks: present,

    /** Waits while others write. */
    async run(ctx: Context): Promise<Examined> {
      await runUnder((work) => ctx.transact(work));
      return present();
    },

    /** Weekly; at once where this version has not examined these data yet, and once for each start when that fails. */
    schedule: (): string => (deps.isHost && !begun && repository.examinedBy() !== deps.appVersion ? atOnce : weekly),

    /** The job. */
    async runByItself(signal: AbortSignal): Promise<string> {
      begun = true;
      const actor = programActor(random, '(jobs)', 'readiness.run');
      const { ok, warnings, failed } = countsOf(await runUnder((work) => transactor.transact(actor, work), signal));
      return `In order: ${ok}. To look at: ${warnings}. Failed: ${failed}.`;
    },

    /** @throws AppError NOT_FOUND for an unknown check, CONFLICT for one that a person has to put right */
    async mend({ id }: Input<'mend'>, ctx: Context): Promise<ReadinessCheck> {
      const check = checks.find((one) => one.id === id);
      if (!check) throw new AppError('NOT_FOUND', 'There is no check of this name. Read the list again.');
      const mend = mends[id];
      if (!mend) throw new AppError('CONFLICT', 'This is put right by a person: do what its advice says.');
      const now = clock.now();
      const changed = await mend({ folder, now });
      const read = check.of === 'deep' ? await deep([deepId(check.id)]) : undefined;
      const finding = await look(check, facts(), read);
      if (!finding)
        throw new AppError('CONFLICT', 'This cannot be looked at from here. Open the window of the program.');
      const fresh = { ...finding, checkedAt: now.toISOString() };
      await retryWhileBusy(() =>
        ctx.transact((tx) => {
          if (check.thorough) repository.keep(id, fresh);
          tx.audit({ entity: 'readiness', entityId: id, changes: { mended: { old: null, new: changed } } });
        }),
      );
      return rowOf(check, fresh);
    },

    async signOff({ note }: Input<'signOff'>, ctx: Context): Promise<SignOff> {
      const { items } = await present();
      const counts = countsOf(items);
      const id = await retryWhileBusy(() =>
        ctx.transact((tx) => {
          const head = readAuditHead(db);
          const content = {
            version: deps.appVersion,
            auditSeq: head.seq,
            auditHash: head.hash,
            items,
          } satisfies SignedChecklist;
          const made = signOffs.sign(tx, { kind: 'deployment', note: note || null, counts, content });
          const changes = Object.fromEntries(
            Object.entries(counts).map(([key, value]) => [key, { old: null, new: value }]),
          );
          tx.audit({ entity: 'readiness', entityId: made, changes, reason: note || null });
          return made;
        }),
      );
      const row = repository.byId(id);
      if (!row) throw new Error('what was just signed is not there');
      return signOffOf(row);
    },

    signOffs: ({ kind, page, pageSize }: Input<'signOffs'>): { items: SignOff[]; total: number } => ({
      items: repository.list(kind ?? null, pageSize, (page - 1) * pageSize).map(signOffOf),
      total: repository.count(kind ?? null),
    }),
  };
}

/** The service of {@link createReadinessService}. */
export type ReadinessService = ReturnType<typeof createReadinessService>;
