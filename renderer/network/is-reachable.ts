import type { OutputOf } from '../api/client.ts';

/** Whether others in a private network could reach this computer under an address. */
export function isReachable({
  address,
  private: inside,
}: Pick<OutputOf<'network.state'>['addresses'][number], 'address' | 'private'>): boolean {
  return inside && !/^(127\.|::1$|fe80:)/i.test(address);
}
