import { mendPermissions, securePrivateFolders } from '../database/permissions.ts';
import { removeLeftovers } from './leftovers.ts';

/** What the program can put right by itself, by the check that finds it: each answers how many things it changed. */
export const mends: Readonly<Record<string, (place: { folder: string; now: Date }) => number | Promise<number>>> = {
  permissions: ({ folder }) => mendPermissions(folder),
  folders({ folder }) {
    securePrivateFolders(folder);
    return 1;
  },
  leftovers: ({ folder, now }) => removeLeftovers(folder, now),
};
