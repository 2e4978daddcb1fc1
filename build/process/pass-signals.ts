import type { ChildProcess } from 'node:child_process';

/** Keeps this process alive until its child has closed, whatever signal comes, and hands on what only this one received. */
export function passSignals(child: ChildProcess): void {
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // A terminal sends Ctrl+C to both; a second one would tell the child to hurry and leave its database unclosed.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
}
