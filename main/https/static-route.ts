import type { Handler } from 'hono';
import { AppError } from '../../shared/contract/errors.ts';
import type { Asset, Assets, Encoding } from './assets.ts';
import type { Exchange, ExchangeContext } from './exchange.ts';
import type { Profile } from './profile.ts';
import { methodNotAllowed, type Refuse } from './replies.ts';

/** The page and its files; addresses inside the page answer the page, so that they can be opened and reloaded. */
export function staticRoute(deps: {
  readonly assets: Assets;
  readonly kind: Profile['kind'];
  readonly refuse: Refuse;
  /** Whether sessions can be told at all: the database is open. */
  readonly isOpen: () => boolean;
}): Handler<Exchange> {
  const { assets, kind, refuse, isOpen } = deps;

  /** A cookie of a session that is over is taken back with the page; not with calls, which may cross a change of token. */
  function forgetDeadSession(c: ExchangeContext): void {
    const { caller, asking } = c.get('visit');
    if (kind === 'https' && caller.session?.token !== undefined && asking === null && isOpen()) caller.session.clear();
  }

  return async (c) => {
    const { path, method } = c.req;
    const asset = assets.find(path);
    const page = asset || !isPage(path, c.req.header('accept')) ? undefined : assets.index(c.get('visit').nonce());
    if (!asset && page === undefined) throw new AppError('NOT_FOUND', 'There is nothing at this address.');
    if (method !== 'GET' && method !== 'HEAD') return methodNotAllowed(refuse, 'GET, HEAD');
    if (page !== undefined) {
      forgetDeadSession(c);
      return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    }
    if (!asset) throw new Error('unreachable: neither page nor file');
    return fileResponse(asset, kind === 'app' ? undefined : acceptedEncoding(c.req.header('accept-encoding')));
  };
}

async function fileResponse(asset: Asset, encoding: Encoding | undefined): Promise<Response> {
  const headers = new Headers({ 'content-type': asset.contentType, vary: 'accept-encoding' });
  if (asset.immutable) headers.set('cache-control', 'public, max-age=2592000, immutable');
  const encoded = encoding && (await asset.encoded(encoding));
  if (encoded && encoding) headers.set('content-encoding', encoding);
  return new Response(encoded ?? asset.bytes, { headers });
}

/** The root, and addresses without an extension that a browser asks a page for. */
function isPage(path: string, accept: string | undefined): boolean {
  if (path === '/' || path === '/index.html') return true;
  return /^(?:\/[\w-]+)+\/?$/.test(path) && (accept ?? '').includes('text/html');
}

function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const offered = (header ?? '').split(',').map((part) => part.trim().toLowerCase());
  const takes = (name: string) =>
    offered.some((part) => part === name || (part.startsWith(`${name};`) && !/q=0(?:\.0*)?$/.test(part)));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : undefined;
}
