import { AppError, httpStatus, type WireError } from '../../shared/contract/errors.ts';
import type { Log, Random } from '../ports.ts';
import { toWire } from '../rpc/dispatch.ts';
import { asText, type WrittenReply } from '../rpc/written-json.ts';
import { fileContentSecurityPolicy } from './security-headers.ts';

/**
 * A reply as a response: the status follows the code.
 * @param sendText takes the body, where the transport sends it by itself
 */
export function writtenResponse({ error, text }: WrittenReply, sendText?: (text: string) => void): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': fileContentSecurityPolicy,
  });
  sendText?.(text);
  const body = sendText ? null : text;
  if (!error) return new Response(body, { status: 200, headers });
  const { code, details } = error;
  if (code === 'RATE_LIMITED') headers.set('retry-after', String(details?.retryAfter ?? 1));
  // The rest of the body is still on its way: the connection cannot carry another request.
  if (code === 'PAYLOAD_TOO_LARGE') headers.set('connection', 'close');
  return new Response(body, { status: httpStatus[code], headers });
}

/** Turns what a route threw into its response; everything unexpected is logged and leaves as INTERNAL without its text. */
export type Refuse = (cause: unknown, where: string) => Response;

/** Refusals of the transport itself, in the same form as those of the core. */
export function createRefuse(deps: { readonly log: Log; readonly random: Random }): Refuse {
  return (cause, where) => {
    const error: WireError = toWire(cause, where, deps.random.uuid(), deps.log);
    return writtenResponse(asText({ ok: false, error }));
  };
}

/** 405 with the methods that the address does answer. */
export function methodNotAllowed(refuse: Refuse, allow: string): Response {
  const response = refuse(new AppError('METHOD_NOT_ALLOWED', `This address answers ${allow} only.`), 'method');
  response.headers.set('allow', allow);
  return response;
}
