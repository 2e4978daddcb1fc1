import { describe, expect, it } from 'vitest';
import { certificatesIn } from '../../renderer/directory/certificate.ts';
import { makeCertificates } from '../support/certificate-samples.ts';

describe('a pasted certificate', () => {
  it('is named with its last day, several in their order', async () => {
    const { clinic, distant } = await makeCertificates();
    expect(certificatesIn(clinic)).toEqual([{ name: 'Clinic Authority Zürich', until: '2031-05-01' }]);
    expect(certificatesIn(`some words\n${clinic}\n${distant}`)).toEqual([
      { name: 'Clinic Authority Zürich', until: '2031-05-01' },
      { name: 'Only an organisation', until: '2055-12-31' },
    ]);
  });

  it('that is none, or is cut, is said to be unreadable', async () => {
    const { clinic } = await makeCertificates();
    const lines = clinic.trim().split('\n');
    const cut = [...lines.slice(0, 3), lines.at(-1)].join('\n');
    for (const text of ['', 'hello', cut, clinic.replace(/[A-Za-z]{4}/g, '%%%%')])
      expect(certificatesIn(text)).toBeUndefined();
    expect(certificatesIn('-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----')).toBeUndefined();
  });

  it('never crashes, whatever is pasted', async () => {
    const { clinic } = await makeCertificates();
    const body = clinic.replace(/-----[^-]+-----|\s/g, '');
    for (let at = 0; at < body.length; at += 7) {
      const damaged = `${body.slice(0, at)}A${body.slice(at + 1)}`;
      expect(() => certificatesIn(`-----BEGIN CERTIFICATE-----\n${damaged}\n-----END CERTIFICATE-----`)).not.toThrow();
    }
  });
});
