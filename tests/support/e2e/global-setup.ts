import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkout, ensureBuilt } from '../checkout.ts';
import { keepCompiledCode } from '../compiled-code.ts';
import { createInstallation } from './installation.ts';

/** The variable under which the workers find the installation. */
export const installationVariable = 'REMS_E2E_INSTALLATION';

/** Builds what is stale and makes the installation that every test copies; removes it after the run. */
export default async function globalSetup(): Promise<() => void> {
  const forgetCode = keepCompiledCode();
  await ensureBuilt(checkout);
  const installation = await createInstallation();
  process.env[installationVariable] = JSON.stringify(installation);
  return () => {
    rmSync(dirname(installation.folder), { recursive: true, force: true });
    forgetCode();
  };
}
