import { exitCodes } from '../boot-config.ts';
import { tooOldElectron } from './rules/electron-floor.ts';
import { refusedSwitches } from './rules/refused-switches.ts';

/** Why the app does not start, and the exit code that says so. */
export interface Refusal {
  readonly message: string;
  readonly code: number;
}

/** What must hold before anything is set up: a supported Electron (E13), and in a packaged app no dangerous switch (E4, E20). */
export function refuseStart(facts: {
  readonly electron: string | undefined;
  readonly args: readonly string[];
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
}): Refusal | undefined {
  const tooOld = tooOldElectron(facts.electron);
  if (tooOld !== undefined) return { message: tooOld, code: exitCodes.refused };
  const switches = facts.packaged ? refusedSwitches(facts.args, facts.platform) : [];
  if (switches.length === 0) return undefined;
  return { message: `REMS Workstation does not start with ${switches.join(' ')}.`, code: exitCodes.usage };
}
