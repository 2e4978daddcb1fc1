import type { BrowserContext, Page as BrowserPage, Frame, Route } from '@playwright/test';
import { answerRoute } from './app-requests.ts';
import { FrameDouble } from './frame-double.ts';
import type { Page, PageHost } from './page-host.ts';
import { toApp, toPage } from './page-origin.ts';
import { deliverFunction, invokeBinding, preloadScript, visibleBodiesScript } from './preload-runtime.ts';

/**
 * One window's contents as a Chromium page.
 *
 * Limits: a navigation that Chromium refuses or performs without a request (`data:`, `file:`, `blob:`, unknown schemes) is not
 * seen by the listeners; answers are handed over whole, not streamed; a closed-off pop-up exists for a moment.
 */
export async function createChromiumPage(
  context: BrowserContext,
  host: PageHost,
  mainFrame: FrameDouble,
): Promise<Page> {
  const frames = new WeakMap<Frame, FrameDouble>();
  /** Set while the host itself loads: then Electron asks no listener. */
  let loading = false;
  let page = await open();

  async function open(): Promise<BrowserPage> {
    const [blank] = context.pages().filter((one) => one.url() === 'about:blank');
    const made = blank ?? (await context.newPage());
    await made.exposeBinding(invokeBinding, ({ frame }, message: { channel: string; args: unknown[] }) =>
      host.invoke(doubleOf(made, frame), message.channel, message.args),
    );
    await made.addInitScript(visibleBodiesScript);
    if (host.preload !== undefined) await made.addInitScript(preloadScript(host.preload));
    await made.route('**/*', (route) => answer(made, route));
    made.on('popup', (popup) => {
      if (!host.mayOpen(toApp(popup.url()))) void popup.close();
    });
    made.on('download', (download) => {
      if (!host.mayDownload(toApp(download.url()))) void download.cancel();
    });
    made.on('crash', () => host.gone());
    return made;
  }

  async function answer(from: BrowserPage, route: Route): Promise<void> {
    const request = route.request();
    const fromPage = !loading;
    if (request.isNavigationRequest() && fromPage) {
      const frame = doubleOf(from, request.frame());
      // The page stays where it is, as after a prevented navigation.
      if (!host.mayNavigate(frame, toApp(request.url()))) return await route.abort('aborted');
    }
    await answerRoute(route, host.session, fromPage);
  }

  function doubleOf(of: BrowserPage, frame: Frame): FrameDouble {
    const known = frame === of.mainFrame() ? mainFrame : (frames.get(frame) ?? new FrameDouble('', mainFrame));
    if (known !== mainFrame) frames.set(frame, known);
    known.url = toApp(frame.url());
    known.detached = frame.isDetached();
    return known;
  }

  async function whileLoading(work: () => Promise<unknown>): Promise<void> {
    loading = true;
    try {
      await work();
    } finally {
      loading = false;
    }
  }

  return {
    async load(url) {
      await whileLoading(() => page.goto(toPage(url), { waitUntil: 'commit' }));
      mainFrame.url = url;
      host.ready();
    },
    async reload() {
      const url = page.url();
      // A crashed page cannot be reloaded from outside: another one takes its place.
      const crashed = await Promise.race([
        page.evaluate('1').then(
          () => false,
          () => true,
        ),
      ]);
      if (crashed) {
        await page.close();
        page = await open();
      }
      await whileLoading(() => page.goto(url, { waitUntil: 'commit' }));
    },
    async send(channel, args) {
      const delivered = page.evaluate(
        ([name, message, deliver]) => Reflect.get(globalThis, deliver as string)?.(name, message),
        [channel, args, deliverFunction] as const,
      );
      // What is sent to a document that is on its way out goes with it, as in Electron.
      await delivered.catch((cause: unknown) => {
        if (!(cause instanceof Error && cause.message.includes('Execution context was destroyed'))) throw cause;
      });
    },
    async crash() {
      const session = await context.newCDPSession(page);
      // Answers never: the renderer that would is gone.
      session.send('Page.crash').catch(() => undefined);
    },
    async close() {
      await page.close();
    },
  };
}
