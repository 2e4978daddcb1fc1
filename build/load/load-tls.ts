import { connect } from 'node:net';
import { acceptedHello, type Hello, isServerHello, refusedHellos } from './hellos.ts';
import type { PartReport } from './report.ts';

/** Milliseconds after which a connection that neither answers nor closes counts as refused no more. */
const patienceMs = 12_000;

/** Tries to make the listener speak an old version or a weak suite. */
export async function loadTls(report: PartReport, url: string): Promise<void> {
  const control = await sendHello(url, acceptedHello());
  report.fact('a hello of today', control, 'accepted', control === 'accepted');
  const hellos = refusedHellos();
  const answers = await Promise.all(hellos.map((hello) => sendHello(url, hello)));
  const accepted = hellos.filter((_, index) => answers[index] !== 'refused');
  report.number('attempts at old versions and weak suites', hellos.length, '');
  report.number('of them not refused', accepted.length, '', { most: 0 });
  for (const { name } of accepted) report.fact('not refused', name);
}

/** What became of a first message: `accepted` by a ServerHello, `refused` by an alert or the end of the connection. */
export function sendHello(url: string, { bytes }: Hello): Promise<'accepted' | 'refused' | 'silent'> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const end = (outcome: 'accepted' | 'refused' | 'silent') => {
      socket.destroy();
      resolve(outcome);
    };
    let received = Buffer.alloc(0);
    socket.setTimeout(patienceMs, () => end('silent'));
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 7) return;
      end(isServerHello(received) ? 'accepted' : 'refused');
    });
    socket.on('close', () => end('refused'));
    socket.on('error', () => end('refused'));
  });
}
