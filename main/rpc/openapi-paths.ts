const refused = (status: number) => ({ $ref: `#/components/responses/${status}` });
const ticket = {
  name: 'ticket',
  in: 'path',
  required: true,
  description: 'As a call answered it; good once, for five minutes, for the session or token that asked.',
  schema: { type: 'string' },
};
const bytes = { schema: { type: 'string', format: 'binary' } };
const usual = { '401': refused(401), '429': refused(429), '503': refused(503) };

/** The addresses that are no procedures: files, events, health and this document. */
export const plainPaths = {
  '/download/{ticket}': {
    get: {
      operationId: 'download',
      tags: ['files'],
      summary: 'A file that a call made ready: its answer holds the path.',
      parameters: [ticket],
      responses: {
        '200': { description: 'The file, as an attachment.', content: { '*/*': bytes } },
        '404': refused(404),
        '423': refused(423),
        ...usual,
      },
    },
  },
  '/upload/{ticket}': {
    post: {
      operationId: 'upload',
      tags: ['files'],
      summary: 'Takes the bytes of a file that a call announced: its answer holds the path and the most bytes.',
      parameters: [ticket],
      requestBody: { required: true, content: { 'application/octet-stream': bytes } },
      responses: {
        '200': {
          description: 'All of it was taken.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['ok', 'data'],
                properties: { ok: { const: true }, data: { type: 'object' } },
              },
            },
          },
        },
        '404': refused(404),
        '413': refused(413),
        '422': refused(422),
        '423': refused(423),
        ...usual,
      },
    },
  },
  '/events': {
    get: {
      operationId: 'events',
      tags: ['events'],
      summary: 'What was committed, as server-sent events: a topic, and the ids when they are few; never values.',
      responses: {
        '200': {
          description: 'A stream that lasts as long as the session or token.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        '423': refused(423),
        ...usual,
      },
    },
  },
  '/health': {
    get: {
      operationId: 'health',
      tags: ['health'],
      summary: 'Whether the installation works; 503 when it does not.',
      security: [],
      responses: {
        '200': { description: 'healthy', content: { 'application/json': { schema: { type: 'object' } } } },
        '503': { description: 'degraded', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      tags: ['health'],
      summary: 'This document.',
      responses: {
        '200': { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
        ...usual,
      },
    },
  },
} as const;
