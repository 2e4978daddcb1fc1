import { describe, expect, it } from 'vitest';
import { fileProblem } from '../../renderer/network/certificate-files.ts';
import { isReachable } from '../../renderer/network/is-reachable.ts';
import {
  changedNetwork,
  linesOf,
  networkDraft,
  readNetwork,
  type StoredNetwork,
} from '../../renderer/network/network-draft.ts';
import { readRequest, requestDraft } from '../../renderer/network/request-draft.ts';
import { expiryTone } from '../../renderer/parts/certificates/expiry.ts';
import { systemOf } from '../../renderer/trust/system-of.ts';
import { maxCertificateBytes } from '../../shared/certificates.ts';
import { networkDefaults } from '../../shared/network.ts';

const stored: StoredNetwork = { ...networkDefaults, version: 3 };
const read = (part: Partial<ReturnType<typeof networkDraft>>) => readNetwork({ ...networkDraft(stored), ...part });

describe('the settings of the network as typed', () => {
  it('say what is stored, and send nothing while nothing was changed', () => {
    const as = readNetwork(networkDraft(stored));
    expect('settings' in as && changedNetwork(as.settings, stored)).toEqual({});
  });

  it('send only what was changed', () => {
    const as = read({ port: ' 9443 ', names: 'REMS.Clinic.org\n\nrems', redirectPort: '80' });
    expect('settings' in as && changedNetwork(as.settings, stored)).toEqual({
      port: 9443,
      names: ['rems.clinic.org', 'rems'],
      redirectPort: 80,
    });
  });

  it('forget an address that is not asked for', () => {
    expect(read({ scope: 'all', address: '10.0.0.4' })).toMatchObject({ settings: { address: null } });
    expect(read({ scope: 'address', address: '10.0.0.4' })).toMatchObject({ settings: { address: '10.0.0.4' } });
  });

  it.each([
    [{ port: '0' }, { port: { kind: 'range' } }],
    [{ port: '8443x' }, { port: { kind: 'range' } }],
    [{ port: '' }, { port: { kind: 'range' } }],
    [{ redirectPort: '65536' }, { redirectPort: { kind: 'range' } }],
    [{ redirectPort: '8443' }, { redirectPort: { kind: 'samePort' } }],
    [{ scope: 'address', address: null }, { address: { kind: 'address' } }],
    [{ names: 'rems\nnot a name!' }, { names: { kind: 'names', text: 'not a name!' } }],
    [{ publicName: 'https://rems' }, { publicName: { kind: 'names', text: 'https://rems' } }],
    [{ allowed: '10.0.0.0/33' }, { allowed: { kind: 'networks', text: '10.0.0.0/33' } }],
    [{ healthAllowed: 'monitor' }, { healthAllowed: { kind: 'networks', text: 'monitor' } }],
    [{ origins: '*' }, { origins: { kind: 'origins', text: '*' } }],
    [{ origins: 'https://portal.clinic.org/page' }, { origins: { kind: 'origins' } }],
    [{ connections: '19' }, { connections: { kind: 'range' } }],
    [{ connections: '40', connectionsPerAddress: '41' }, { connectionsPerAddress: { kind: 'perAddress' } }],
    [{ keepAliveSeconds: '1.5' }, { keepAliveSeconds: { kind: 'range' } }],
  ] as const)('tell what is wrong with %o', (part, wrong) => {
    expect(read(part)).toMatchObject({ wrong });
  });

  it('take lists however they are parted, and each entry once', () => {
    expect(linesOf('a, b;a\n\n c')).toEqual(['a', 'b', 'c']);
    expect(linesOf('room 2\r\nb')).toEqual(['room 2', 'b']);
    expect(linesOf(' \n ')).toEqual([]);
  });
});

describe('addresses of this computer', () => {
  it('are offered where others in a private network could reach them', () => {
    const reachable = (address: string, inside = true) => isReachable({ address, private: inside });
    expect(['192.168.1.4', 'fd00::2'].map((address) => reachable(address))).toEqual([true, true]);
    expect(['127.0.0.1', '::1', 'fe80::1'].map((address) => reachable(address))).toEqual([false, false, false]);
    expect(reachable('203.0.113.4', false)).toBe(false);
  });
});

describe('a request to the clinic’s authority', () => {
  const draft = requestDraft(['rems.clinic.org', '10.0.0.4']);

  it('asks for the name itself among the names, and for nothing that was left empty', () => {
    expect(readRequest({ ...draft, names: '10.0.0.4', country: 'ca', organization: ' Clinic ' })).toEqual({
      input: {
        subject: { commonName: 'rems.clinic.org', organization: 'Clinic', country: 'CA' },
        names: ['rems.clinic.org', '10.0.0.4'],
        key: 'P-256',
      },
    });
  });

  it('names the fields that cannot be read', () => {
    expect(readRequest({ ...draft, commonName: 'a b', names: 'ok bad_', country: 'C1' })).toEqual({
      wrong: ['commonName', 'names', 'country'],
    });
    expect(readRequest({ ...draft, commonName: '', names: '' })).toEqual({ wrong: ['commonName'] });
  });
});

describe('files with a certificate', () => {
  const file = (size: number) => ({ name: 'a.pem', size });

  it('are sent when they can be a certificate', () => {
    expect(fileProblem([file(1), file(maxCertificateBytes)])).toBeUndefined();
  });

  it.each([
    [[], 'none'],
    [Array.from({ length: 5 }, () => file(1)), 'most'],
    [[file(1), file(0)], 'empty'],
    [[file(maxCertificateBytes + 1)], 'size'],
  ] as const)('are refused before they are sent: %#', (files, kind) => {
    expect(fileProblem(files)?.kind).toBe(kind);
  });
});

describe('the end of a certificate', () => {
  it('is a matter from thirty days before, and urgent in the last week', () => {
    expect([31, 30, 8, 7, 0, -1].map(expiryTone)).toEqual(['good', 'warning', 'warning', 'bad', 'bad', 'bad']);
  });
});

describe('instructions', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 0, 'windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 0, 'firefox'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 0, 'mac'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 5, 'ios'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148', 5, 'ios'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 5, 'android'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 0, 'linux'],
  ])('begin with the reader’s own system: %s', (userAgent, maxTouchPoints, system) => {
    expect(systemOf({ userAgent, maxTouchPoints })).toBe(system);
  });
});
