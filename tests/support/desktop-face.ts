/** What the double of Electron needs to know of the host that it is made for. */
export { appOrigin } from '../../main/electron/app-origin.ts';
export type { ElectronParts } from '../../main/electron/electron-parts.ts';
export { requestChannel } from '../../shared/bridge.ts';
