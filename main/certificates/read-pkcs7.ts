import { X509Certificate } from 'node:crypto';
import { elements } from './der-elements.ts';

const signedData = Buffer.from('06092a864886f70d010702', 'hex');

/** The certificates of a PKCS#7 bundle, as the authorities of Windows hand out chains (`.p7b`). @throws Error for anything else */
export function readPkcs7(der: Buffer): readonly X509Certificate[] {
  const [type, wrapped] = elements(outermost(der).content);
  if (!type?.whole.equals(signedData) || wrapped?.tag !== 0xa0) throw new Error('not signed data');
  const bundle = elements(outermost(wrapped.content).content).find(({ tag }) => tag === 0xa0);
  return elements(bundle?.content ?? Buffer.alloc(0)).map(({ whole }) => new X509Certificate(whole));
}

function outermost(der: Buffer) {
  const [first] = elements(der);
  if (first?.tag !== 0x30) throw new Error('not a sequence');
  return first;
}
