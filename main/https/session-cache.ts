import type { Http2SecureServer } from 'node:http2';

/** Sessions that are kept; beyond that the oldest one goes. */
const most = 1000;

/**
 * Lets clients without tickets take up a TLS 1.2 session again by its identifier, which the runtime leaves to its callers. As with
 * tickets a session lives for as long as the context says (ten minutes), and dies with the process.
 */
export function rememberSessions(server: Http2SecureServer): void {
  const sessions = new Map<string, Buffer>();
  server.on('newSession', (id, data, done) => {
    const [oldest] = sessions.keys();
    if (sessions.size >= most && oldest !== undefined) sessions.delete(oldest);
    sessions.set(id.toString('hex'), data);
    done();
  });
  server.on('resumeSession', (id, done) => done(null, sessions.get(id.toString('hex')) ?? null));
}
