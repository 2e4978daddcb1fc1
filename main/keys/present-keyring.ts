import { AppError } from '../../shared/contract/errors.ts';
import { isGenuine, type Keyring } from './keyring.ts';
import { readKeyringFile } from './keyring-file.ts';

/**
 * The keyring as it lies on the disk now, for who is about to change it.
 *
 * @throws AppError UNAVAILABLE when it is not the one this installation wrote
 */
export function presentKeyring(path: string, authentication: Buffer): Keyring {
  const read = readKeyringFile(path);
  if (read.state === 'intact' && isGenuine(read, authentication)) return read.keyring;
  throw new AppError(
    'UNAVAILABLE',
    'The keyring (keys/keyring.json) was damaged or changed since the start. Restart the program: it says what to do.',
  );
}
