import { AppError, httpStatus, type WireError } from '../../shared/contract/errors.ts';
import type { Log, Random } from '../ports.ts';
import { toWire } from '../rpc/to-wire.ts';
import { asText, type WrittenReply } from '../rpc/written-json.ts';
import { HeaderLines, type PlainAnswer } from './plain-answer.ts';
import { fileContentSecurityPolicy } from './security-headers.ts';

/** The headers of every reply. */
const replyHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'content-security-policy': fileContentSecurityPolicy,
} as const;

/** A reply as a plain answer: the status follows the code. */
export function plainReply({ error, text }: WrittenReply): PlainAnswer {
  const headers = new HeaderLines(replyHeaders);
  if (!error) return { status: 200, headers, text };
  const { code, details } = error;
  if (code === 'RATE_LIMITED') headers.set('retry-after', String(details?.retryAfter ?? 1));
  // The rest of the body is still on its way: the connection cannot carry another request.
  if (code === 'PAYLOAD_TOO_LARGE') headers.set('connection', 'close');
  return { status: httpStatus[code], headers, text };
}

/** The same as a response. */
export function writtenResponse(reply: WrittenReply): Response {
  const { status, headers, text } = plainReply(reply);
  return new Response(text, { status, headers: [...headers] });
}

/** Turns what a route threw into its reply; everything unexpected is logged and leaves as INTERNAL without its text. */
export type Refusal = (cause: unknown, where: string) => WrittenReply;

/** The same as a response. */
export type Refuse = (cause: unknown, where: string) => Response;

/** Refusals of the transport itself, in the same form as those of the core. */
export function createRefusal(deps: { readonly log: Log; readonly random: Random }): Refusal {
  return (cause, where) => {
    const error: WireError = toWire(cause, where, deps.random.uuid(), deps.log);
    return asText({ ok: false, error });
  };
}

/** Refusals as responses. */
export function createRefuse(refusal: Refusal): Refuse {
  return (cause, where) => writtenResponse(refusal(cause, where));
}

/** 405 with the methods that the address does answer. */
export function methodNotAllowed(refuse: Refuse, allow: string): Response {
  const response = refuse(new AppError('METHOD_NOT_ALLOWED', `This address answers ${allow} only.`), 'method');
  response.headers.set('allow', allow);
  return response;
}
