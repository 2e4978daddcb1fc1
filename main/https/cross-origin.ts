import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../shared/contract/errors.ts';
import type { Exchange } from './exchange.ts';
import type { Admission } from './who-may-ask.ts';

/** What a page of a listed origin may send (rows 002-041 and 002-042), and for how long its browser remembers that (row 002-044). */
const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Authorization',
  'access-control-max-age': '3600',
} as const;

/**
 * Lets pages of listed origins call with a token, and nobody else (row 002-040). Without a listed origin no answer has a header of
 * this kind. The cookie stays with the own page: browsers do not send it from elsewhere, and it is not taken from there either.
 */
export function crossOrigin(admission: () => Admission): MiddlewareHandler<Exchange> {
  return async (c, next) => {
    const rules = admission();
    const origin = c.req.header('origin');
    if (!rules.anyOrigin) return next();
    // The own page stays the own page, also where somebody has listed its address.
    const own = `https://${c.env?.claimedHosts?.[0]?.toLowerCase()}`;
    if (origin === undefined || origin === own || !rules.listsOrigin(origin)) {
      await next();
      c.res.headers.append('vary', 'Origin');
      return;
    }
    c.set('listedOrigin', true);
    await next();
    for (const [name, value] of Object.entries(readable(origin))) c.res.headers.set(name, value);
    c.res.headers.append('vary', 'Origin');
  };
}

/** What browsers ask before a page of a listed origin may call: 204, and the page's own request follows. */
export const answerPreflight: MiddlewareHandler<Exchange> = async (c, next) => {
  const asks = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined;
  return asks && c.get('listedOrigin') ? new Response(null, { status: 204, headers: preflight }) : next();
};

/** A call of a listed origin brings a token of its own and no cookie, which a page on another port of this machine's name could send. */
export const tokenFromElsewhere: MiddlewareHandler<Exchange> = async (c, next) => {
  const bearer = /^bearer /i.test(c.req.header('authorization') ?? '');
  if (c.get('listedOrigin') && (!bearer || c.req.header('cookie') !== undefined)) {
    throw new AppError('FORBIDDEN', 'Pages of other origins call with an access token. Send one, and no cookie.');
  }
  await next();
};

function readable(origin: string) {
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' } as const;
}
