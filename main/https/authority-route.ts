import type { Handler } from 'hono';
import { AppError } from '../../shared/contract/errors.ts';
import { attachment } from './content-disposition.ts';
import type { Exchange } from './exchange.ts';
import { methodNotAllowed, type Refuse } from './replies.ts';
import { fileContentSecurityPolicy } from './security-headers.ts';

/**
 * `GET /authority.crt`: the certificate that other devices must trust before they open the page without a warning. It is public by nature,
 * so that no sign-in is asked for; its fingerprint is compared with the one that the workstation shows.
 */
export function authorityRoute(deps: {
  readonly authority: () => string | null;
  readonly refuse: Refuse;
}): Handler<Exchange> {
  return (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(deps.refuse, 'GET, HEAD');
    const pem = deps.authority();
    if (pem === null) throw new AppError('NOT_FOUND', 'This installation has no certificate authority of its own.');
    return new Response(pem, {
      headers: {
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': attachment('rems-authority.crt'),
        'content-security-policy': fileContentSecurityPolicy,
      },
    });
  };
}
