import type { Request as PageRequest, Route } from '@playwright/test';
import { appOrigin } from '../desktop-face.ts';
import { toApp } from './page-origin.ts';
import type { SessionDouble } from './session-double.ts';

/** Answers a request of the page as Electron's network would: the session may cancel it, the scheme's handler answers it, nothing else does. */
export async function answerRoute(route: Route, session: SessionDouble, fromPage: boolean): Promise<void> {
  const request = route.request();
  const url = toApp(request.url());
  if (!(await session.allows({ url, resourceType: request.resourceType() }))) {
    await route.abort('blockedbyclient');
    return;
  }
  const response = await session.answer(asAppRequest(request, url, fromPage));
  if (response === undefined) {
    await route.abort('addressunreachable');
    return;
  }
  const headers = Object.fromEntries(response.headers);
  await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}

/** The request with the addresses that the host knows, and with who started it, as Electron adds it. */
function asAppRequest(request: PageRequest, url: string, fromPage: boolean): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers())) headers.set(name, toApp(value));
  const body = request.postDataBuffer();
  const made = new Request(url, {
    method: request.method(),
    headers,
    ...(body !== null && { body: new Uint8Array(body), duplex: 'half' as const }),
  });
  return fromPage ? Object.defineProperty(made, 'initiatorOrigin', { value: appOrigin }) : made;
}
