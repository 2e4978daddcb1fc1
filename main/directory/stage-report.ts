import type { DirectoryServer, DirectorySettings, DirectoryStage, directoryStages } from '../../shared/directory.ts';
import { faultOfResult } from './directory-session.ts';
import { sentenceOfFault } from './fault-sentences.ts';

/** One of the stages of a test. */
export type StageName = (typeof directoryStages)[number];

/** Why a stage does not go on, in words of ours; never a text of the server's. */
export class StageRefused extends Error {
  override readonly name = 'StageRefused';
}

/** Writes down what each stage at one server came to. */
export function createReporter(server: DirectoryServer) {
  const order: readonly StageName[] = ['resolve', 'connect', 'tls', 'bind', 'search', 'userBind', 'groups'];
  const stages: DirectoryStage[] = [];
  const add = (stage: StageName, state: DirectoryStage['state'], message: string, milliseconds = 0) =>
    void stages.push({ server: label(server), stage, state, message, milliseconds });
  const skipRest = (from: StageName, message: string, until = order.length) => {
    for (const stage of order.slice(order.indexOf(from), until)) add(stage, 'skipped', message);
  };

  return {
    stages,
    skip: (stage: StageName, message: string) => add(stage, 'skipped', message),
    skipRest: (from: StageName, message: string) => skipRest(from, message),
    /** Everything after the last stage that was written down, up to `until`. */
    skipUntil(until: StageName): void {
      const next = order[stages.length];
      if (next) skipRest(next, 'An earlier stage failed.', order.indexOf(until));
    },
    /** @throws StageRefused after the failure was written down */
    async stage<T>(
      stage: StageName,
      tls: DirectorySettings['tls'],
      work: () => Promise<T>,
      found: (result: T) => string,
    ): Promise<T> {
      const started = performance.now();
      const spent = () => Math.round(performance.now() - started);
      try {
        const result = await work();
        add(stage, 'ok', found(result), spent());
        return result;
      } catch (cause) {
        const refusal =
          cause instanceof StageRefused ? cause : new StageRefused(sentenceOfFault(faultOfResult(cause), tls));
        add(stage, 'failed', refusal.message, spent());
        throw refusal;
      }
    },
  };
}

/** What {@link createReporter} makes. */
export type Reporter = ReturnType<typeof createReporter>;

/** A server as it is shown. */
export function label({ host, port }: DirectoryServer): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
