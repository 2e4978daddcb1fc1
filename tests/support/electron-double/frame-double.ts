import type { WebFrameMain } from 'electron';

/** Electron's `WebFrameMain`: identity, address and place of a frame. */
export class FrameDouble implements Pick<WebFrameMain, 'url' | 'origin' | 'detached'> {
  url: string;
  detached = false;
  readonly parent: WebFrameMain | null;

  constructor(url: string, parent: FrameDouble | null = null) {
    this.url = url;
    // The double stands for the whole class; only what is doubled is used.
    this.parent = parent as WebFrameMain | null;
  }

  /** As Chromium serialises it; Node's own parser says "null" for schemes it does not know. */
  get origin(): string {
    const url = URL.parse(this.url);
    if (url === null || url.host === '') return 'null';
    return `${url.protocol}//${url.host}`;
  }
}
