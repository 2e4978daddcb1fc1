import type { Handler } from 'hono';
import { AppError } from '../../shared/contract/errors.ts';
import type { Core } from '../core-types.ts';
import type { Exchange } from './exchange.ts';
import { methodNotAllowed, type Refuse } from './replies.ts';
import { fileContentSecurityPolicy } from './security-headers.ts';

/** 32 random bytes in base64url. */
const address = /^([\w-]{43})\.ics$/;

/**
 * `GET /calendar/<secret>.ics`, without a sign-in, because calendar programs cannot sign in: whoever knows the address reads. Everything else
 * answers the same 404. An unchanged calendar answers 304.
 */
export function calendarRoute(deps: {
  readonly core: Pick<Core, 'calendar'>;
  readonly refuse: Refuse;
}): Handler<Exchange> {
  const { core, refuse } = deps;
  return (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(refuse, 'GET, HEAD');
    const token = address.exec(c.req.param('file') ?? '')?.[1];
    const calendar = token === undefined ? null : core.calendar(token);
    if (!calendar) throw new AppError('NOT_FOUND', 'There is no calendar at this address (any more).');
    const { body, etag } = calendar;
    if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers: { etag } });
    return new Response(body, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="rems.ics"',
        'content-security-policy': fileContentSecurityPolicy,
        etag,
      },
    });
  };
}

/** Weak comparison (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
