import { constants } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createListener } from '../../main/https/listener.ts';
import type { ServedCertificate } from '../../main/ports.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { clinicTools } from '../support/clinic-tools.ts';
import { memoryLog } from '../support/ports.ts';

const names = ['localhost', '127.0.0.1'];

/** A certificate of the clinic, served with the one between it and its root. */
function clinicCertificate(kind: 'ec' | 'rsa2048'): ServedCertificate {
  const { clinicChain, read } = clinicTools();
  clinicChain(kind);
  return {
    chain: `${read('server.crt')}${read('below.crt')}`,
    privateKey: read('server.key').toString(),
    authority: read('root.crt').toString(),
    names,
    expiresAt: new Date(Date.now() + 86_400_000),
  };
}

async function listen(certificate: ServedCertificate) {
  const app = { fetch: () => new Response('ok') };
  const listener = await createListener({
    app,
    certificate,
    host: '127.0.0.1',
    port: 0,
    log: memoryLog(),
    random: systemRandom,
  });
  onTestFinished(() => listener.close());
  const stapled: (string | undefined)[] = [];
  const shake = async (options: ConnectionOptions = {}): Promise<TLSSocket> => {
    const socket = connect({
      port: listener.port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: certificate.authority,
      ...options,
    });
    onTestFinished(() => void socket.destroy());
    socket.on('OCSPResponse', (response: Buffer | null) => stapled.push(response?.toString('hex')));
    await once(socket, 'secureConnect');
    return socket;
  };
  return { listener, shake, stapled };
}

/** One whole request, so that a ticket of TLS 1.3 has arrived too. */
async function talk(socket: TLSSocket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
}

describe.each(['ec', 'rsa2048'] as const)('with a certificate of kind %s', (kind) => {
  test('speaks TLS 1.2 and 1.3 under its whole chain, HTTP/2 and HTTP/1.1, and staples nothing', async () => {
    const { shake, stapled } = await listen(clinicCertificate(kind));
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const socket = await shake({
        minVersion: version,
        maxVersion: version,
        ALPNProtocols: ['h2', 'http/1.1'],
        requestOCSP: true,
      });
      expect(socket.getProtocol()).toBe(version);
      expect(socket.getCipher().name).toMatch(/GCM|CHACHA20/);
      expect(socket.alpnProtocol).toBe('h2');
      expect(socket.authorized).toBe(true);
    }
    expect(stapled.filter(Boolean)).toEqual([]);
    expect((await shake({ ALPNProtocols: ['http/1.1'] })).alpnProtocol).toBe('http/1.1');
    await expect(shake({ ALPNProtocols: ['spdy/3'] })).rejects.toThrow();
    await expect(
      shake({ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:ECDHE-RSA-AES128-SHA:ECDHE-ECDSA-AES128-SHA' }),
    ).rejects.toThrow();
  });
});

describe('a client that comes back', () => {
  test.each([
    ['a ticket of TLS 1.3', { minVersion: 'TLSv1.3' }],
    ['a ticket of TLS 1.2', { maxVersion: 'TLSv1.2' }],
    ['a session identifier of TLS 1.2', { maxVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_TICKET }],
  ] as const)('goes on with %s', async (_, options) => {
    const { shake } = await listen(clinicCertificate('ec'));
    const first = await shake({ ...options });
    let session: Buffer | undefined;
    first.on('session', (one: Buffer) => {
      session = one;
    });
    expect(first.isSessionReused()).toBe(false);
    expect(await talk(first)).toContain('200');
    session ??= first.getSession();
    first.destroy();
    const again = await shake({ ...options, session });
    expect(again.isSessionReused()).toBe(true);
    expect(await talk(again)).toContain('200');
  });

  test('gets the new certificate with its next handshake, while an open connection goes on', async () => {
    const old = await ephemeralCertificate(names, new Date());
    const next = clinicCertificate('rsa2048');
    const { listener, shake } = await listen(old);
    const open = connectHttp2(listener.url, { ca: old.authority });
    onTestFinished(() => open.destroy());
    const status = async () => {
      const stream = open.request({ ':path': '/' });
      const [headers] = (await once(stream, 'response')) as [{ ':status': number }];
      stream.resume();
      return headers[':status'];
    };
    expect(await status()).toBe(200);
    listener.setCertificate(next);
    expect(await status()).toBe(200);
    expect((await shake({ ca: next.authority })).authorized).toBe(true);
    await expect(shake({ ca: old.authority })).rejects.toThrow();
  });
});
