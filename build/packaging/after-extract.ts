import { rm } from 'node:fs/promises';
import type { AfterPackContext } from 'electron-builder';

/** Called by electron-builder once Electron lies in the folder: its start page for developers does not travel along. */
export async function afterExtract({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await rm(`${packager.getResourcesDir(appOutDir)}/default_app.asar`, { force: true });
}
