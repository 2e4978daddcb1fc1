import { describe, expect, it } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { call, cookieOf, testHost, webApp } from './web-app.ts';
import { exchange, startListener } from './wire.ts';

const [name = '', port = ''] = testHost.split(':');

/** Names that a page of somebody else could bring a browser to send, and spellings that mean our address elsewhere (row L5). */
function foreignHosts(): readonly string[] {
  const rebound = ['127.0.0.1', '192.168.1.10', '10.0.0.1', '169.254.169.254'].flatMap((address) => [
    `${address}.nip.io`,
    `${address.replaceAll('.', '-')}.sslip.io`,
    `${address}.evil.example`,
    `${address}.xip.io`,
    `rebind.${address}.evil.example`,
  ]);
  const octets = [127, 0, 0, 1];
  const spellings = [
    octets.map((octet) => `0x${octet.toString(16)}`).join('.'),
    octets.map((octet) => `0${octet.toString(8)}`).join('.'),
    octets.map((octet) => String(octet).padStart(3, '0')).join('.'),
    ...['0x7f.1', '127.1', '127.0.1', '0x7f000001', '2130706433', '017700000001', '0', '0.0.0.0', '127.0.0.1.'],
    ...[
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[0:0:0:0:0:0:0:1]',
      '[::1%lo]',
      '::1',
      '[127.0.0.1]',
    ],
    ...['localhost', 'LOCALHOST', 'localhost.', 'localhost.localdomain', 'ip6-localhost', 'rems', 'rems.local'],
  ];
  const around = [
    '.',
    '-',
    '_',
    ' ',
    '\t',
    '@',
    '/',
    '\\',
    '?',
    '#',
    ',',
    ';',
    '%00',
    '%2e',
    '\u0000',
    '\u00ad',
    '\u3002',
  ];
  const twisted = around.flatMap((mark) => [
    `${mark}${name}`,
    `${name}${mark}`,
    `${name}${mark}evil.example`,
    `evil.example${mark}${name}`,
    `${name.replace('.', mark)}`,
  ]);
  const letters = [
    'r\u0435ms.clinic.example',
    'rems.\u0441linic.example',
    'xn--rms-qma.clinic.example',
    'rems.clinic.ex\u0430mple',
  ];
  const users = ['user@', 'user:pass@', `${name}@`, `${name}:${port}@`].map((user) => `${user}evil.example`);
  const parts = [
    'evil.example',
    `evil${name}`,
    `${name}evil`,
    `www.${name}`,
    `a.b.${name}`,
    'clinic.example',
    'example',
    '*',
    `*.clinic.example`,
    '',
    ' ',
  ];
  const names = [...rebound, ...spellings, ...twisted, ...letters, ...users, ...parts];
  const ports = ['', `:${port}`, ':443', `:0${port}`];
  const withPorts = names.flatMap((host) => ports.map((end) => `${host}${end}`));
  const ownNameOtherPort = [
    '',
    ':',
    ':0',
    ':80',
    ':443',
    ':8444',
    ':84430',
    ':08443',
    ':+8443',
    ':8443.0',
    ':8443 ',
    ': 8443',
    ':8443/',
    ':8443@x',
    ':8443:8443',
    ':x',
  ].map((end) => `${name}${end}`);
  const whole = ['https://', 'http://', '//', 'app://', 'javascript:'].map((scheme) => `${scheme}${testHost}`);
  const ours = new Set([testHost]);
  return [...new Set([...withPorts, ...ownNameOtherPort, ...whole])].filter((host) => !ours.has(host.toLowerCase()));
}

describe('the names it answers to', () => {
  it('are its own: hundreds of others get 421, and no call is made', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const hosts = foreignHosts();
    expect(hosts.length).toBeGreaterThanOrEqual(500);
    const cookie = cookieOf('administrator');
    const letIn: string[] = [];
    for (const host of hosts) {
      for (const claimedHosts of [[host], [testHost, host]]) {
        const response = await web('/rpc/auth.me', call({}, { cookie }), { claimedHosts });
        const text = await response.text();
        if (response.status !== 421 || text.includes('administrator')) letIn.push(JSON.stringify(claimedHosts));
      }
    }
    expect(letIn).toEqual([]);
  });

  it('are compared as the bytes come, over the wire', async () => {
    let calls = 0;
    const test = await createTestCore();
    const web = webApp(test);
    const listener = await startListener({
      async fetch(request, { claimedHosts, hosts }) {
        const response = await web(new URL(request.url).pathname, {}, { claimedHosts, hosts });
        if (response.status === 200) calls += 1;
        return response;
      },
    });
    const asked = await Promise.all(
      foreignHosts()
        .filter((_, i) => i % 12 === 0)
        .map((host) => exchange(listener, `GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)),
    );
    for (const answer of asked) expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /);
    expect(calls).toBe(0);
  });
});
