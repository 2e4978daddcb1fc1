import { useAction } from '../../api/hooks.ts';
import { useHandedOut } from '../../ui/use-handed-out.ts';

/**
 * Hands out the certificate of this workstation's own authority, for devices that are to trust it.
 *
 * @param said what is said of the file
 */
export function useAuthorityFile(said: (name: string) => string) {
  return useAction('certificates.authority', useHandedOut(said));
}
