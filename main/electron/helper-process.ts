import { fileURLToPath } from 'node:url';
import type { utilityProcess } from 'electron';
import type { HelperProcess } from '../ports.ts';

/**
 * Starts a program of ours in a utility process. The packaged app cannot run its own file as Node (fuse `runAsNode`), so that forking
 * would start a second window.
 */
export function createStartProcess(utility: typeof utilityProcess): (entry: URL) => HelperProcess {
  return (entry) => {
    const child = utility.fork(fileURLToPath(entry), [], { stdio: 'ignore', serviceName: 'REMS Workstation helper' });
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', (code) => listener(code)),
      kill: () => void child.kill(),
    };
  };
}
