import type { Socket } from 'node:net';

/**
 * Tells which requests of a connection were read at once, by the same object: those between which no byte was taken from its socket. What a
 * page asks for comes so.
 */
export function createBatches(): (socket: Pick<Socket, 'bytesRead'>) => object {
  const last = new WeakMap<object, { readonly bytesRead: number }>();
  return (socket) => {
    const { bytesRead } = socket;
    const present = last.get(socket);
    if (present?.bytesRead === bytesRead) return present;
    const batch = { bytesRead };
    last.set(socket, batch);
    return batch;
  };
}
