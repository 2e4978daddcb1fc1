import { z } from 'zod';
import type { Contract } from '../../shared/contract/define.ts';
import { httpStatus } from '../../shared/contract/errors.ts';

/** The contract as an OpenAPI 3.1 document: one POST per procedure, the answer a Reply. */
export function openApiOf(contract: Contract, version: string): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  for (const [feature, procedures] of Object.entries(contract)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      paths[`/rpc/${feature}.${name}`] = {
        post: {
          operationId: `${feature}.${name}`,
          tags: [feature],
          summary: procedure.summary,
          'x-kind': procedure.kind,
          'x-access': procedure.access,
          ...(procedure.access === 'public' || procedure.access === 'unopened' ? { security: [] } : {}),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(procedure.input, 'input') } },
          },
          responses: {
            '200': {
              description: 'Done.',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['ok', 'data'],
                    properties: { ok: { const: true }, data: schemaOf(procedure.output, 'output') },
                  },
                },
              },
            },
            default: {
              description: 'Refused; the status follows the code.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
            },
          },
        },
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'REMS Workstation',
      version,
      description: 'Every call of the application. Sign in with auth.signIn; the session travels in a cookie.',
    },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } },
      schemas: {
        Refusal: {
          type: 'object',
          required: ['ok', 'error'],
          properties: {
            ok: { const: false },
            error: {
              type: 'object',
              required: ['code', 'message', 'requestId'],
              properties: {
                code: { enum: Object.keys(httpStatus) },
                message: { type: 'string' },
                requestId: { type: 'string' },
                fields: { type: 'object', additionalProperties: { type: 'string' } },
                details: { type: 'object' },
              },
            },
          },
        },
      },
    },
  };
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io });
  return json;
}
