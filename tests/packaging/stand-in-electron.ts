import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Target } from '../../build/packaging/target.ts';

/** What Electron's program carries before the version and the length of its fuse wire. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Nine fuses as Electron ships them. */
const factoryFuses = '101100011';

/**
 * A folder that looks like Electron's distribution to the packer: programs without code, but with fuses, and on Windows
 * with the resources that the packer edits. It lets packaging be tested where Electron itself cannot be had.
 */
export function standInElectron(folder: string, { platform }: Target, fuses: string = factoryFuses): string {
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  const windows = platform === 'win32';
  const files: Readonly<Record<string, Buffer | string>> = {
    [windows ? 'electron.exe' : 'electron']: windows
      ? windowsProgram(wire)
      : Buffer.concat([Buffer.from('#!stand-in\n'), wire]),
    'resources/default_app.asar': '',
    'locales/en-US.pak': 'en',
    'locales/fr.pak': 'fr',
    'locales/de.pak': 'de',
    LICENSE: 'licence of Electron',
    'LICENSES.chromium.html': 'licences of Chromium',
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: 0o755 });
  }
  return folder;
}

interface ResourceEditor {
  readonly NtExecutable: { createEmpty(is32Bit?: boolean, isDLL?: boolean): Executable };
  readonly NtExecutableResource: {
    from(executable: Executable): { outputResource(executable: Executable): void; entries: unknown[] };
  };
  readonly Resource: { readonly VersionInfo: { createEmpty(): VersionInfo } };
}
interface Executable {
  generate(): ArrayBuffer;
}
interface VersionInfo {
  setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
  outputToResourceEntries(entries: unknown[]): void;
}

/** A Windows program of nothing but a version resource. */
function windowsProgram(wire: Buffer): Buffer {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  // The packer's own resource editor, a package of its own that is not ours to list.
  const editor = createRequire(builder.resolve('app-builder-lib'))('resedit') as ResourceEditor;
  const executable = editor.NtExecutable.createEmpty(false, false);
  const resources = editor.NtExecutableResource.from(executable);
  const version = editor.Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.concat([Buffer.from(executable.generate()), wire]);
}
