import type { App, SafeStorage } from 'electron';
import type { KeyVault } from '../ports.ts';

type Availability = Awaited<ReturnType<KeyVault['availability']>>;

/** How often, and how long apart, the store is asked before its "no" is believed. */
const tries = 5;
const betweenTriesMs = 300;

/**
 * The operating system's key store through Electron's asynchronous `safeStorage`; the synchronous half goes away with
 * Electron 46 (F11). One probe after `ready` is shared by all who ask at the same time, and a "no" is asked again a few
 * times, since early answers were wrong in Electron 42.
 */
export function createKeyVault(deps: {
  readonly app: Pick<App, 'whenReady'>;
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  /** Waits; tests do not. */
  readonly pause: (ms: number) => Promise<void>;
}): KeyVault {
  const { app, safeStorage, platform, pause } = deps;
  let probe: Promise<Availability> | undefined;

  function availability(): Promise<Availability> {
    probe ??= ask().then((answer) => {
      // A locked key ring may be unlocked later: only a "yes" is kept.
      if (!answer.ok) probe = undefined;
      return answer;
    });
    return probe;
  }

  async function ask(): Promise<Availability> {
    await app.whenReady();
    for (let left = tries; ; left -= 1) {
      if (await safeStorage.isAsyncEncryptionAvailable()) break;
      if (left <= 1)
        return { ok: false, backend: backendName(), reason: 'The key store of this computer does not answer.' };
      await pause(betweenTriesMs);
    }
    const backend = backendName();
    const reason = unfit(backend);
    return reason === undefined ? { ok: true, backend } : { ok: false, backend, reason };
  }

  function backendName(): string {
    if (platform === 'darwin') return 'keychain';
    if (platform === 'win32') return 'dpapi';
    return safeStorage.getSelectedStorageBackend();
  }

  return {
    availability,
    async wrap(secret) {
      const answer = await availability();
      if (!answer.ok) throw new Error(`no key store: ${answer.reason}`);
      return await safeStorage.encryptStringAsync(secret.toString('base64'));
    },
    async unwrap(wrapped) {
      await availability();
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
      return { secret: Buffer.from(result, 'base64'), rewrap: shouldReEncrypt };
    },
  };
}

/** Why a backend must not hold a key (K2): `basic_text` encrypts with a password that everyone knows. */
function unfit(backend: string): string | undefined {
  if (backend === 'basic_text') {
    return 'This computer has no key ring: keys would be stored under a password that everyone knows. Install GNOME Keyring or KWallet and sign in again.';
  }
  if (backend === 'unknown') return 'The key store of this computer cannot be identified.';
  return undefined;
}
