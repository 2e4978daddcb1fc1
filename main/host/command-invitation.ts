import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Invitation = z.object({ address: z.string().min(1), token: z.string().min(32) });

/** Where the running desktop app takes commands, and the word that lets them in. */
export type Invitation = Readonly<z.infer<typeof Invitation>>;

/**
 * The file that holds the invitation while the app runs. Only the owner of the data can read it: who can read it could read
 * a key file there just as well.
 */
export function invitationFile(dataFolder: string): string {
  return join(dataFolder, 'desktop', 'commands.json');
}

/** The invitation of a running app; undefined when none runs, or when what lies there is none. */
export function readInvitation(dataFolder: string): Invitation | undefined {
  const file = invitationFile(dataFolder);
  if (!existsSync(file)) return undefined;
  try {
    return Invitation.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
