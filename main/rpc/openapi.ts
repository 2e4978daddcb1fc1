import { z } from 'zod';
import type { Contract, Procedure } from '../../shared/contract/define.ts';
import { type ErrorCode, httpStatus } from '../../shared/contract/errors.ts';
import { plainPaths } from './openapi-paths.ts';

const bySession = { session: [] };
const byToken = { bearerAuth: [] };

/** The contract as an OpenAPI 3.1 document: one POST per procedure, the answer a Reply, and the addresses that are no procedures. */
export function openApiOf(contract: Contract, version: string): Record<string, unknown> {
  const procedures = Object.entries(contract).flatMap(([feature, entries]) =>
    Object.entries(entries).map(([name, procedure]) => [
      `/rpc/${feature}.${name}`,
      { post: operationOf(feature, name, procedure) },
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'REMS Workstation',
      version,
      description:
        'Every call of the application. Scripts send an access token as `Authorization: Bearer …`; browsers sign in with auth.signIn, and their session travels in a cookie. Send one of the two, never both.',
    },
    security: [bySession, byToken],
    paths: { ...Object.fromEntries(procedures), ...plainPaths },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        bearerAuth: { type: 'http', scheme: 'bearer', description: 'An access token of an account: rems_…' },
      },
      responses: refusals,
      schemas: { Refusal: refusalOf(codes) },
    },
  };
}

function operationOf(feature: string, name: string, procedure: Procedure): Record<string, unknown> {
  const { kind, access, stepUp, atConsole, summary, input, output } = procedure;
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary,
    'x-kind': kind,
    'x-access': access,
    'x-rights': access === 'public' || access === 'unopened' || access === 'signed-in' ? [] : [access],
    'x-step-up': stepUp === true,
    'x-console': atConsole === true,
    security: securityOf(procedure),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(input, 'input') } },
    },
    responses: {
      '200': {
        description: 'Done.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['ok', 'data'],
              properties: { ok: { const: true }, data: schemaOf(output, 'output') },
            },
          },
        },
      },
      ...refusalsOfCalls,
    },
  };
}

/** Who may call it, as `main/rpc/token-rules.ts` and the access table say. */
function securityOf({ access, stepUp, atConsole, byToken: withToken }: Procedure): readonly object[] {
  if (access === 'public' || access === 'unopened') return [];
  const forTokens = !stepUp && !atConsole && (access === 'signed-in' ? withToken === true : withToken !== false);
  return forTokens ? [bySession, byToken] : [bySession];
}

const codes = Object.keys(httpStatus) as ErrorCode[]; // as: the table has the codes as its keys and no others

/** The codes of each status. */
const codesByStatus = Map.groupBy(codes, (code) => String(httpStatus[code]));

const refusals = Object.fromEntries(
  [...codesByStatus].map(([status, of]) => [
    status,
    {
      description: `Refused: ${of.join(', ')}.`,
      content: { 'application/json': { schema: refusalOf(of) } },
      ...(of.includes('RATE_LIMITED') && {
        headers: { 'Retry-After': { description: 'Whole seconds to wait.', schema: { type: 'integer' } } },
      }),
    },
  ]),
);

/** Every status that a call may answer with; which one it is, the code inside says. */
const refusalsOfCalls = Object.fromEntries(
  [...codesByStatus.keys()].map((status) => [status, { $ref: `#/components/responses/${status}` }]),
);

function refusalOf(of: readonly ErrorCode[]): Record<string, unknown> {
  return {
    type: 'object',
    required: ['ok', 'error'],
    properties: {
      ok: { const: false },
      error: {
        type: 'object',
        required: ['code', 'message', 'requestId'],
        properties: {
          code: { enum: of },
          message: { type: 'string' },
          requestId: { type: 'string' },
          fields: { type: 'object', additionalProperties: { type: 'string' } },
          details: { type: 'object' },
        },
      },
    },
  };
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io });
  return json;
}
