import { fork } from 'node:child_process';

/** Utility processes of the double are processes of Node: they have a channel instead of a port. */
export const utilityProcessDouble = {
  fork(file: string, args: readonly string[]) {
    const child = fork(file, [...args], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return {
      postMessage: (message: object) => void child.send(message),
      on: (event: 'message' | 'exit', listener: (value: unknown) => void) =>
        child.on(event, (value: unknown) => listener(value)),
      kill: () => child.kill(),
    };
  },
};
