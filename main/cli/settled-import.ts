import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Import } from '../../shared/imports.ts';
import type { Output } from './output.ts';

const working: readonly Import['state'][] = ['checking', 'applying', 'undoing'];

/** Waits until an import rests, telling its progress on the way. */
export async function settled(api: Client<AppContract>, importId: number, output: Output): Promise<Import> {
  for (let told = -1; ; ) {
    const present = await api.imports.get({ importId });
    if (!working.includes(present.state)) return present;
    if (present.progress.done !== told) {
      told = present.progress.done;
      output.message(`${present.state}: ${told} of ${present.progress.total} rows`);
    }
    await pause(200);
  }
}
