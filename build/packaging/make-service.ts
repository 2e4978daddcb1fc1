import { rm, stat } from 'node:fs/promises';
import { archiveFolder } from './archive.ts';
import { pinnedNodeRuntime } from './node-runtime.ts';
import type { Outcome } from './outcome.ts';
import { layOutService } from './service-bundle.ts';
import { type Target, targetName } from './target.ts';

/** Makes the bundle for machines without a screen, for the platform that this runs on. */
export async function makeService(root: string, output: string, target: Target): Promise<Outcome> {
  const what = `service bundle for ${targetName(target)}`;
  try {
    const folder = await layOutService({ root, target, node: await pinnedNodeRuntime(root, target) }, output);
    const file = await archiveFolder(folder, target);
    await rm(folder, { recursive: true });
    return { what, made: true, file, bytes: (await stat(file)).size };
  } catch (error) {
    // Told in the summary, beside what could be made.
    return { what, made: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
