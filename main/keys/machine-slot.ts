import type { Ports } from '../ports.ts';
import { createHostKey, type HostKeyPlace, readHostKey } from './host-key.ts';
import { createKeyfileSlot, createVaultSlot, type OpenSlot, type SlotDeps } from './slots.ts';

/** The slot by which this machine opens the data unattended, or why there can be none. */
export type MachineSlot =
  | { readonly ok: true; readonly open: OpenSlot; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Makes this machine's own slot: the operating system's key store in the desktop host, a key file elsewhere.
 * An unfit key store (one that only hides the key) is never used silently: a key file takes its place and a note says why.
 * A key file that is already there is used, never overwritten.
 */
export async function createMachineSlot(deps: {
  readonly ports: Ports;
  readonly installId: string;
  readonly places: readonly HostKeyPlace[];
}): Promise<MachineSlot> {
  const { ports, installId, places } = deps;
  const slotDeps = { installId, random: ports.random, clock: ports.clock };
  const notes: string[] = [];
  if (ports.app.host === 'desktop') {
    const vaulted = await vaultSlot(ports, slotDeps);
    if (vaulted.ok) return { ...vaulted, notes };
    notes.push(
      `The key store of the operating system is not used: ${vaulted.reason} A key file in the data folder takes its place; move it to another volume.`,
    );
  }
  const file = keyFile(places, ports);
  if (!file.ok) return file;
  const open = createKeyfileSlot(file.secret, file.path, slotDeps);
  file.secret.fill(0);
  return { ok: true, open, notes };
}

async function vaultSlot(ports: Ports, slotDeps: SlotDeps) {
  const { keyVault } = ports;
  if (keyVault === undefined) return { ok: false, reason: 'there is none here.' } as const;
  const availability = await keyVault.availability();
  if (!availability.ok) return { ok: false, reason: availability.reason } as const;
  try {
    return { ok: true, open: await createVaultSlot(keyVault, availability.backend, slotDeps) } as const;
  } catch (cause) {
    ports.log.warn('The key store refused a new entry', { backend: availability.backend, cause });
    return { ok: false, reason: `${availability.backend} refused to keep a new entry.` } as const;
  }
}

/** The preferred place that has a usable file; otherwise a new file at the preferred place that may be written. */
function keyFile(places: readonly HostKeyPlace[], ports: Ports) {
  for (const place of places) {
    const found = readHostKey(place);
    if (found.state === 'read') return { ok: true, secret: found.secret, path: place.path } as const;
    if (found.state === 'refused')
      return { ok: false, reason: `${found.reason} Mend or move it, then try again.` } as const;
    // The service manager owns its credentials folder.
    if (place.source === 'credential') continue;
    try {
      return { ok: true, secret: createHostKey(place.path, ports.random), path: place.path } as const;
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
      return {
        ok: false,
        reason: `The key file ${place.path} could not be created (${code}). Make its folder writable, then try again.`,
      } as const;
    }
  }
  return { ok: false, reason: 'No place for a key file is known.' } as const;
}
