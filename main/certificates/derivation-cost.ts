import { elements } from './der-elements.ts';

/** Rounds of a key derivation from a passphrase: ten times what is written today, and some seconds of work. */
export const mostRounds = 10_000_000;

const constructed = 0x20;
const integer = 0x02;

/**
 * Whether an encrypted key (EncryptedPrivateKeyInfo, RFC 5958) asks for more work than any ordinary one: the runtime could not be stopped
 * in the middle of it.
 *
 * @throws Error for bytes that are no DER
 */
export function isTooCostly(der: Buffer): boolean {
  const [whole] = elements(der);
  const [algorithm] = elements(whole?.content ?? Buffer.alloc(0));
  return algorithm !== undefined && holdsLargeNumber(algorithm.content);
}

function holdsLargeNumber(content: Buffer): boolean {
  return elements(content).some(({ tag, content: inner }) => {
    if (tag === integer) return inner.length > 6 || inner.readUIntBE(0, inner.length) > mostRounds;
    return (tag & constructed) !== 0 && holdsLargeNumber(inner);
  });
}
