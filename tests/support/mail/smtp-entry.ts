import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { ReceivedMail, SmtpBehaviour, SmtpReport } from './smtp-messages.ts';

// A mail server in a process of its own; its parent says how it behaves.
const report = (message: SmtpReport) => process.send?.(message);

function serve(how: SmtpBehaviour): void {
  const deferred = new Set<string>();
  let cut = how.cutAfterData ?? 0;
  const server = new SMTPServer({
    secure: how.security === 'tls',
    ...(how.pair ? { cert: how.pair.certificate, key: how.pair.key } : {}),
    disabledCommands: how.security === 'none' ? ['STARTTLS'] : [],
    authOptional: how.account === undefined,
    logger: false,
    onConnect: (_session, done) => {
      report({ kind: 'connected' });
      if (!how.stall) done();
    },
    onAuth: ({ username, password }, session, done) => {
      report({ kind: 'auth', username: username ?? '', secure: session.secure });
      const known = username === how.account?.user && password === how.account?.pass;
      if (known) done(null, { user: username });
      else done(new Error('Authentication credentials invalid'));
    },
    onMailFrom: ({ address }, _session, done) => {
      done(how.sender !== undefined && address !== how.sender ? refusal(550, 'Sender not allowed here') : null);
    },
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('gone')) return done(refusal(550, 'No such user'));
      if (how.greylist && !deferred.has(address)) {
        deferred.add(address);
        return done(refusal(451, 'Greylisted, come back later'));
      }
      return done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail: ReceivedMail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          raw: Buffer.concat(chunks).toString('utf8'),
        };
        report({ kind: 'mail', mail });
        if (cut > 0) {
          cut -= 1;
          // The mail was taken; its sender never learns of it.
          for (const connection of server.connections) connection.close();
          return;
        }
        done(null, 'queued as 1');
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1', () => {
    // as: a TCP server has an address with a port.
    report({ kind: 'listening', port: (server.server.address() as AddressInfo).port });
  });
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

process.on('message', serve);
process.on('disconnect', () => process.exit(0));
