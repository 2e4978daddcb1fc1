import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does something while every thread of a process stands still. A flush that is under way while ext4 is aborted is answered well now and
 * then and its bytes are lost: a loop that only writes and flushes shows that too, so it says nothing of the program.
 */
export async function betweenCalls(pid: number, work: () => void): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  try {
    const stands = () =>
      readdirSync(`/proc/${pid}/task`).every((task) =>
        /\) [Tt] /.test(readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8')),
      );
    while (!stands()) await pause(1);
    work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
