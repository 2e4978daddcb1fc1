import type { FrameDouble } from './frame-double.ts';
import type { SessionDouble } from './session-double.ts';

/** What a page tells the web contents that it belongs to. */
export interface PageHost {
  readonly session: SessionDouble;
  /** Path of the preload script. */
  readonly preload: string | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** A message of a frame to the main process. */
  invoke(frame: FrameDouble, channel: string, args: readonly unknown[]): Promise<unknown>;
  /** Whether a navigation that a frame started may go on. */
  mayNavigate(frame: FrameDouble, url: string): boolean;
  /** Whether a new window may open. */
  mayOpen(url: string): boolean;
  /** Whether a download may go on. */
  mayDownload(url: string): boolean;
  /** The renderer died. */
  gone(): void;
  /** The first document is there. */
  ready(): void;
}

/** A page, as web contents use it. */
export interface Page {
  load(url: string): Promise<void>;
  reload(): Promise<void>;
  send(channel: string, args: readonly unknown[]): Promise<void>;
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Opens pages: in Chromium, or nowhere. */
export interface Pages {
  open(host: PageHost, mainFrame: FrameDouble): Promise<Page>;
  close(): Promise<void>;
}

/** Pages that show nothing, for tests that only look at the main process. */
export function createBlankPages(): Pages & {
  readonly loaded: string[];
  readonly sent: { channel: string; args: readonly unknown[] }[];
} {
  const loaded: string[] = [];
  const sent: { channel: string; args: readonly unknown[] }[] = [];
  return {
    loaded,
    sent,
    open(host, mainFrame) {
      return Promise.resolve({
        load(url: string) {
          loaded.push(url);
          mainFrame.url = url;
          host.ready();
          return Promise.resolve();
        },
        reload() {
          loaded.push(mainFrame.url);
          return Promise.resolve();
        },
        send(channel: string, args: readonly unknown[]) {
          sent.push({ channel, args });
          return Promise.resolve();
        },
        crash() {
          host.gone();
          return Promise.resolve();
        },
        close: () => Promise.resolve(),
      });
    },
    close: () => Promise.resolve(),
  };
}
