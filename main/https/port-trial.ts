import { createServer } from 'node:net';
import { AppError } from '../../shared/contract/errors.ts';
import { holderOf } from '../tls/listening-sockets.ts';
import { codeOf } from './supervision.ts';

/** Ports that are tried for a suggestion. */
const tried = 20;

/** Binds a port and lets it go; answers the code of the fault, undefined when there is none. */
function bindOnce(address: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (cause) => resolve(codeOf(cause)));
    server.listen(port, address, () => server.close(() => resolve(undefined)));
  });
}

/** Whether a port could be bound on an address now: undefined when it can, else why not and what to do, a sentence. */
export async function tryPort(address: string, port: number): Promise<string | undefined> {
  const code = await bindOnce(address, port);
  return code === undefined ? undefined : faultSentence(code, address, port);
}

/** What a fault of binding means to whoever chose the address. */
async function faultSentence(code: string, address: string, port: number): Promise<string> {
  switch (code) {
    case 'EADDRINUSE': {
      const holder = holderOf(port);
      const by = holder ? `${holder.name} (process ${holder.pid})` : 'another program';
      const free = await nextFree(address, port);
      return `Port ${port} is taken by ${by}.${free === undefined ? ' Choose another one.' : ` Port ${free} is free.`}`;
    }
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address} at this moment. Choose one that it has.`;
    case 'EACCES':
    case 'EPERM':
      return `Port ${port} needs more rights on this system. Choose one above 1023.`;
    default:
      return `Port ${port} cannot be opened on ${address} (${code}). Choose another one.`;
  }
}

/** The fault of a listener that could not be opened, as whoever asked for it is told. */
export async function portFault(cause: unknown, address: string, port: number): Promise<AppError> {
  return new AppError('CONFLICT', await faultSentence(codeOf(cause), address, port), { cause });
}

async function nextFree(address: string, port: number): Promise<number | undefined> {
  for (let next = port + 1; next <= Math.min(port + tried, 65_535); next += 1) {
    if ((await bindOnce(address, next)) === undefined) return next;
  }
  return undefined;
}
