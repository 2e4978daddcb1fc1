import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';
import type { CertificateFolder } from '../tls/stored-certificate.ts';
import { readSlot } from '../tls/stored-certificate.ts';
import { type Assessment, assess } from './assess.ts';
import { materialFaults } from './material.ts';
import type { MaterialReader } from './material-reader.ts';

/** A certificate that fits its key and can be served. Never log or serialise the key. */
export interface UsablePair {
  /** PEM, the server's certificate first. */
  readonly chain: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
}

/** Reads and judges what somebody brought. */
export function createBrought(deps: {
  readonly store: CertificateFolder;
  readonly read: MaterialReader;
  readonly clock: Clock;
}) {
  return async (files: readonly Uint8Array[], passphrase: string | undefined): Promise<Assessment> => {
    const material = await deps.read({ files, passphrase });
    if (typeof material === 'string') {
      const message = materialFaults[material];
      throw new AppError(
        'INVALID',
        message,
        material.startsWith('passphrase') ? { fields: { passphrase: message } } : {},
      );
    }
    const requestKey = readSlot(deps.store, 'request')?.privateKey;
    try {
      return assess(material, { now: deps.clock.now(), requestKey });
    } catch {
      // A certificate whose outside reads and whose inside does not; the words of the library may quote it.
      throw new AppError('INVALID', materialFaults.unreadable);
    }
  };
}

/** A reader of {@link createBrought}. */
export type Brought = ReturnType<typeof createBrought>;

/** @throws AppError INVALID with every problem, when it cannot be served */
export function requireUsable({ chain, privateKey, problems }: Assessment): UsablePair {
  if (problems.length > 0 || chain === null || privateKey === null) throw new AppError('INVALID', problems.join(' '));
  return { chain, privateKey };
}
