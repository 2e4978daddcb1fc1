import type { BackupState } from '../../shared/backup.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { OnStep } from './worker-protocol.ts';

type Running = NonNullable<BackupState['running']>;

/** What runs now and how far it is; screens are told at each new step. */
export function createProgress(events: Pick<EventBus, 'publish'>) {
  const running = new Map<symbol, Running>();
  let told = '';

  function tell(): void {
    const present = shown();
    const text = present ? `${present.task}.${present.step}` : '';
    if (text === told) return;
    told = text;
    events.publish({ topic: 'backup' });
  }

  /** The newest of what runs, a copy last: it may take hours without anybody waiting. */
  function shown(): Running | null {
    const all = [...running.values()];
    return all.findLast(({ task }) => task !== 'copy') ?? all.at(-1) ?? null;
  }

  return {
    present: shown,

    /** Runs `work` and shows its steps meanwhile. */
    async during<T>(task: Running['task'], work: (onStep: OnStep) => Promise<T>): Promise<T> {
      const key = Symbol(task);
      running.set(key, { task, step: 'start', done: 0, total: 1 });
      tell();
      try {
        return await work((step, done, total) => {
          running.set(key, { task, step, done, total });
          tell();
        });
      } finally {
        running.delete(key);
        tell();
      }
    },
  };
}

/** What {@link createProgress} makes. */
export type Progress = ReturnType<typeof createProgress>;
