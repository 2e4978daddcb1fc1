/** What files hold: certificates and private keys, in any order. Never log or serialise the keys. */
export interface Material {
  /** PEM, each once. */
  readonly certificates: readonly string[];
  /** PEM, PKCS#8, each once. */
  readonly keys: readonly string[];
}

/** Why files could not be read. */
export type MaterialFault = 'unreadable' | 'passphrase-needed' | 'passphrase-wrong' | 'only-request' | 'too-slow';

/** Files as they came, and the passphrase where somebody typed one. */
export interface MaterialTask {
  readonly files: readonly Uint8Array[];
  readonly passphrase: string | undefined;
}

/** More certificates than any chain has, and more keys than anybody means to bring. */
export const mostParts = 20;

/** What to do about each fault, for whoever brought the files. */
export const materialFaults: Readonly<Record<MaterialFault, string>> = {
  unreadable: 'This is no certificate or key. Choose PEM, DER, PFX or P12 files as the authority handed them out.',
  'passphrase-needed': 'The key is protected by a passphrase. Type it and try again.',
  'passphrase-wrong': 'The passphrase does not open the key. Type it again, and look at capitals and the keyboard.',
  'only-request':
    'This is the signing request, not the answer to it. Choose the certificate that the authority issued.',
  'too-slow': 'The file takes longer to open than any ordinary one. Export it again with usual settings.',
};
