import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/contract/index.ts';
import { procedures } from '../support/procedures.ts';

describe('the contract', () => {
  test('names more than twenty procedures', () => {
    expect(procedures.length).toBeGreaterThan(20);
  });

  test.each(procedures)('$name speaks JSON only, both ways', ({ procedure }) => {
    // toJSONSchema throws on anything that JSON cannot carry: dates, maps, bigint, transforms without an output.
    expect(() => z.toJSONSchema(procedure.input, { io: 'input' })).not.toThrow();
    expect(() => z.toJSONSchema(procedure.output, { io: 'output' })).not.toThrow();
  });

  test.each(procedures)('$name refuses unknown keys', ({ procedure }) => {
    const result = z.safeParse(procedure.input, { ...exampleOf(procedure.input), surprise: 1 });
    expect(result.success).toBe(false);
  });

  test('says of every mutation without an audit entry why there is none', () => {
    const silent = procedures.filter(({ procedure }) => procedure.unaudited !== undefined);
    for (const { procedure } of silent) {
      expect(procedure.kind).toBe('mutation');
      expect(procedure.unaudited?.length).toBeGreaterThan(10);
    }
  });

  test('gives every procedure a one-line summary that ends a sentence', () => {
    for (const { name, procedure } of procedures) expect(procedure.summary, name).toMatch(/^[A-Z][^\n]+\.$/);
  });

  test('a planted date schema is caught', () => {
    expect(() => z.toJSONSchema(z.object({ at: z.date() }))).toThrow();
    expect(contract.equipment.list.kind).toBe('query');
  });
});

/** The keys that a discriminated input needs to get as far as its unknown keys. */
function exampleOf(schema: z.core.$ZodType): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: 'input' });
  return json.anyOf || json.oneOf ? { kind: 'class' } : {};
}
