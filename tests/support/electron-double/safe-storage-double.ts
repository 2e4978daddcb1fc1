import type { SafeStorage } from 'electron';

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;
type Doubled = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const prefix = 'v11:';

/** Electron's `safeStorage`, the asynchronous half: reversible, and with the faults that real key stores have. Not encryption. */
export class SafeStorageDouble implements Doubled {
  backend: Backend = 'gnome_libsecret';
  /** Answers of `isAsyncEncryptionAvailable`, the last one for ever. */
  answers: readonly boolean[] = [true];
  asked = 0;
  /** The store changed its own key. */
  reEncrypt = false;
  /** The store lost what it kept. */
  lost = false;

  isAsyncEncryptionAvailable(): Promise<boolean> {
    const answer = this.answers[Math.min(this.asked, this.answers.length - 1)] ?? false;
    this.asked += 1;
    return Promise.resolve(answer);
  }
  encryptStringAsync(plainText: string): Promise<Buffer> {
    return Promise.resolve(Buffer.from(prefix + Buffer.from(plainText).toString('base64')));
  }
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const text = encrypted.toString();
    if (this.lost || !text.startsWith(prefix))
      return Promise.reject(new Error('Error while decrypting the ciphertext'));
    const result = Buffer.from(text.slice(prefix.length), 'base64').toString();
    return Promise.resolve({ result, shouldReEncrypt: this.reEncrypt });
  }
  getSelectedStorageBackend(): Backend {
    return this.backend;
  }
}
