import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { desktopProblems } from './check-desktop.ts';
import { expectedContent } from './expected-content.ts';
import { targetOf } from './target.ts';

/** electron-builder's numbers for processor types (`Arch` of its builder-util). */
const archNames: Readonly<Record<number, string>> = { 1: 'x64', 3: 'arm64' };

/** Called by electron-builder once a folder is packed, before its fuses are set: fails the build when its content is not as stated. */
export function afterPack(context: AfterPackContext): void {
  const { appOutDir, electronPlatformName, arch, packager } = context;
  const target = targetOf(electronPlatformName, archNames[arch] ?? String(arch));
  const resources = packager.getResourcesDir(appOutDir);
  const problems = desktopProblems(resources, expectedContent(packager.projectDir, 'desktop', target));
  if (problems.length === 0) return;
  throw new Error(
    `${join(resources, 'app.asar')} must not be shipped:\n${problems.map((one) => `- ${one}`).join('\n')}`,
  );
}
