import { getCiphers, getHashes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What Electron's BoringSSL has as well (E23): it lacks ChaCha20-Poly1305 and AES key wrap, among others. */
const ciphers = new Set(['aes-256-gcm']);
const digests = new Set(['sha256', 'sha512']);

const sources = readdirSync('main', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join('main', name), 'utf8') }));

/** The first argument of every call of these functions, as written. */
function firstArguments(functions: string): readonly { readonly name: string; readonly argument: string }[] {
  const call = new RegExp(`\\b(?:${functions})\\(\\s*([^,)]+)`, 'g');
  return sources.flatMap(({ name, text }) =>
    [...text.matchAll(call)].map(([, argument = '']) => ({ name, argument: argument.trim() })),
  );
}

/** A literal, or the literal that a constant of the same file holds. */
function literal(name: string, argument: string): string {
  const text = sources.find((source) => source.name === name)?.text ?? '';
  const value = /^['"]/.test(argument)
    ? argument
    : new RegExp(`const ${argument}\\b[^=]*=\\s*('[^']+')`).exec(text)?.[1];
  return (value ?? argument).replaceAll(/['"]/g, '').toLowerCase();
}

it('the core encrypts with what every runtime has', () => {
  const used = firstArguments('createCipheriv|createDecipheriv').map(({ name, argument }) => literal(name, argument));
  expect(used.length).toBeGreaterThanOrEqual(2);
  for (const cipher of used) expect(ciphers, cipher).toContain(cipher);
  for (const cipher of ciphers) expect(getCiphers()).toContain(cipher);
});

it('the core hashes and derives with what every runtime has', () => {
  const used = firstArguments('createHash|createHmac|hkdfSync|hkdf').map(({ name, argument }) =>
    literal(name, argument),
  );
  expect(used.length).toBeGreaterThanOrEqual(3);
  for (const digest of used) expect(digests, digest).toContain(digest);
  for (const digest of digests) expect(getHashes()).toContain(digest);
});
