import { listeningSockets, socketsOf } from '../tls/listening-sockets.ts';

/** TCP ports that this very process listens on, ascending; undefined where the system does not tell. */
export function listeningPorts(): readonly number[] | undefined {
  const own = new Set(socketsOf('self'));
  const ports = listeningSockets()?.flatMap(({ port, inode }) => (own.has(inode) ? port : []));
  return ports && [...new Set(ports)].sort((one, other) => one - other);
}
