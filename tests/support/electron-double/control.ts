/** What a test asks the double to do, by name, with JSON arguments; the answer is JSON too. */
export interface ControlRequest {
  readonly id: number;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** What the double answers. */
export type ControlReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Everything that can be seen of the desktop from outside. */
export interface DesktopView {
  readonly ready: boolean;
  readonly endpoint: string | null;
  readonly windows: readonly {
    readonly url: string;
    readonly visible: boolean;
    readonly focused: boolean;
    readonly minimized: boolean;
    readonly maximized: boolean;
    readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  }[];
  readonly tray: { readonly toolTip: string; readonly labels: readonly string[] } | null;
  readonly menu: readonly string[];
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  readonly openedLinks: readonly string[];
  readonly errorBoxes: readonly { readonly title: string; readonly content: string }[];
}
