import type { App, Session, WebContents } from 'electron';
import type { Log } from '../ports.ts';
import { closeDevTools } from './rules/devtools.ts';
import { ownDownloadsOnly } from './rules/downloads.ts';
import { navigationLock } from './rules/navigation-lock.ts';
import { noDiskTraces } from './rules/no-disk-traces.ts';
import { blockOutbound } from './rules/outbound.ts';
import { denyPermissions } from './rules/permissions.ts';
import { processSandbox } from './rules/process-sandbox.ts';
import { quietChromium } from './rules/quiet-chromium.ts';
import { reloadWhenGone } from './rules/renderer-gone.ts';
import type { Rule } from './rules/rule.ts';
import { denyWebview } from './rules/webview.ts';
import { denyWindowOpen } from './rules/window-open.ts';

/** What the rules need to know of this start. */
export interface HardeningDeps {
  readonly log: Log;
  readonly packaged: boolean;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

/** Every rule, by the kind of object that it applies to: the whole of the hardening in one list. */
export interface Hardening {
  /** Before Electron is ready. */
  readonly app: readonly Rule<App>[];
  /** For the session of the window. */
  readonly session: readonly Rule<Session>[];
  /** For every web contents there will ever be. */
  readonly contents: readonly Rule<WebContents>[];
}

/** The rules of this start. */
export function createHardening({ log, packaged, monotonic }: HardeningDeps): Hardening {
  return {
    app: [processSandbox, quietChromium],
    session: [noDiskTraces, denyPermissions, blockOutbound(log, packaged), ownDownloadsOnly(log)],
    contents: [
      navigationLock(log),
      denyWindowOpen(log),
      denyWebview,
      reloadWhenGone(log, monotonic),
      ...(packaged ? [closeDevTools] : []),
    ],
  };
}

/** Applies rules one after the other. */
export function applyRules<Target>(rules: readonly Rule<Target>[], target: Target): void {
  for (const rule of rules) rule.apply(target);
}
