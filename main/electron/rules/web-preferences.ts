import type { WebPreferences } from 'electron';

/** Kept in memory and gone with the process: no `persist:` (E24). */
export const partition = 'rems';

/** The fixed part of every window's preferences (E2, E3, E6, E8, E9, E22). Written out even where it is the default, so that no default can change it. */
export const webPreferences = Object.freeze({
  partition,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  webgl: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
  spellcheck: false,
  safeDialogs: true,
} as const satisfies WebPreferences);

/** What may differ: where the preload script lies, and whether this is a development copy. Never a setting, a file or a switch. */
export function windowPreferences(preload: string, packaged: boolean): Readonly<WebPreferences> {
  return Object.freeze({ ...webPreferences, preload, devTools: !packaged });
}
