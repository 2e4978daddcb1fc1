import { createHash } from 'node:crypto';
import { tokenPrefix } from '../../shared/tokens.ts';
import type { Random } from '../ports.ts';

const secretBytes = 32;
const hintLength = 4;
const checkLength = 6;
const pattern = new RegExp(`^${tokenPrefix}([A-Za-z0-9_-]{43})([a-f0-9]{${checkLength}})$`);

/** A new token: the prefix, 256 random bits and a short checksum, by which a mistyped or cut one is told without a look into the database. */
export function newToken(random: Pick<Random, 'bytes'>): string {
  const body = tokenPrefix + random.bytes(secretBytes).toString('base64url');
  return body + checkOf(body);
}

/** Whether a text has the form of a token, its checksum included. */
export function looksLikeToken(text: string): boolean {
  const parts = pattern.exec(text);
  return parts?.[2] === checkOf(text.slice(0, -checkLength));
}

/** The first characters, by which a token is told from others. */
export function hintOf(token: string): string {
  return token.slice(0, tokenPrefix.length + hintLength);
}

/** What the database keeps of a token: 256 random bits need no slow hash. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function checkOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, checkLength);
}
