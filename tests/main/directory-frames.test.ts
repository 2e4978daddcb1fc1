import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, MalformedAnswer } from '../../main/directory/ber-frames.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
/** bindResponse, success, message 1. */
const bound = bytes('30 0c 02 01 01 61 07 0a 01 00 04 00 04 00');
/** searchResultEntry "o=x" with cn: "a", message 2. */
const entry = bytes('30 17 02 01 02 64 12 04 03 6f 3d 78 30 0b 30 09 04 02 63 6e 31 03 04 01 61');
const reader = () => createFrameReader({ message: 1000, total: 5000 });

describe('answers of a server', () => {
  it('come out whole, however they are cut', () => {
    const stream = Buffer.concat([bound, entry, bound]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), (sizes) => {
        const one = reader();
        const frames: Buffer[] = [];
        let at = 0;
        for (const size of [...sizes, stream.length]) {
          frames.push(...one.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(frames.map((frame) => frame.toString('hex'))).toEqual(
          [bound, entry, bound].map((frame) => frame.toString('hex')),
        );
        expect(one.pending()).toBe(0);
      }),
    );
  });

  it('come out without controls that nobody asked for', () => {
    const controlled = bytes('30 16 02 01 01 61 07 0a 01 00 04 00 04 00 a0 08 30 06 04 04 31 2e 32 2e');
    expect(reader().push(controlled)[0]?.toString('hex')).toBe('30840000000c02010161070a010004000400');
  });

  it.each([
    ['is no LDAP at all', '48 54 54 50 2f 31 2e 31'],
    ['begins with another kind', '31 0c 02 01 01'],
    ['announces two gigabytes', '30 84 7f ff ff ff'],
    ['announces a negative length', '30 84 ff ff ff f0 02 01 01'],
    ['announces an endless length', '30 80 02 01 01'],
    ['announces a length of five bytes', '30 85 01 00 00 00 00'],
    ['is longer than any answer', '30 82 10 00'],
    ['is empty', '30 00'],
    ['is cut off inside', '30 05 02 01 01 61 07'],
    ['has a text beyond its end (the library would read it for ever)', '30 08 02 01 02 73 03 04 7f 61'],
    ['has an attribute beyond its end', '30 10 02 01 02 64 0b 04 01 61 30 06 30 7f 04 02 63 6e'],
    ['is a request', '30 0c 02 01 01 60 07 02 01 03 04 00 80 00'],
    ['has a number of nine bytes', '30 11 02 09 01 01 01 01 01 01 01 01 01 61 04 0a 01 00 04'],
    ['has rubbish behind its end', '30 0e 02 01 01 61 07 0a 01 00 04 00 04 00 05 00'],
  ])('are refused when one %s', (_, hex) => {
    expect(() => reader().push(bytes(hex))).toThrow(MalformedAnswer);
  });

  it('are refused when they never end', () => {
    const one = reader();
    expect(() => {
      for (let sent = 0; sent < 10_000; sent += bound.length) one.push(bound);
    }).toThrow(MalformedAnswer);
  });

  it('never break the reader, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, dressed) => {
        const one = reader();
        const sent = dressed ? Buffer.concat([bytes('30 82 00 40 02 01 02 64'), noise]) : Buffer.from(noise);
        try {
          one.push(sent);
        } catch (cause) {
          expect(cause).toBeInstanceOf(MalformedAnswer);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
