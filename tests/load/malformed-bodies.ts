import fc from 'fast-check';

/** One procedure as the API document describes it. */
export interface DescribedProcedure {
  readonly path: string;
  readonly changes: boolean;
  readonly properties: Readonly<Record<string, Schema>>;
}

type Schema = Readonly<Record<string, unknown>>;

/** A value of each JSON type, and what is odd about numbers and names. */
const values = {
  string: [
    '"x"',
    '""',
    '"__proto__"',
    '"\\u0000"',
    '"\\ud800"',
    `"${'é'.repeat(3000)}"`,
    '"2026-02-30"',
    '"\' OR 1=1 --"',
  ],
  number: ['0', '-1', '1.5', '1e308', '-0', '9007199254740993', '1e-320', '2147483648'],
  boolean: ['true', 'false'],
  null: ['null'],
  array: ['[]', '[[]]', '[null]', '[1,"x",{}]', `[${'0,'.repeat(5000)}0]`],
  object: ['{}', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', '{"toString":1}', '{"a":1,"a":2}'],
} as const;
type Kind = keyof typeof values;
const kinds = Object.keys(values) as Kind[]; // as: the object's own keys

/** Texts that are no JSON, or JSON beyond measure. */
const notJson = [
  '',
  '{',
  '{"a":}',
  "{'a':1}",
  'undefined',
  'NaN',
  '[1,]',
  '{"a":1}}',
  '\ufeff{}',
  '{}\u0000',
  '"\\x41"',
  '01',
  '"\u0001"',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  '['.repeat(60_000),
  `{"a":${'9'.repeat(5000)}}`,
  `{"${'k'.repeat(50_000)}":1}`,
  `{${Array.from({ length: 3000 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
] as const;

/** The procedures of an API document. */
export function describedProcedures(openApi: unknown): readonly DescribedProcedure[] {
  // as: our own document; what is missing in it counts as empty.
  const { paths = {} } = openApi as { paths?: Record<string, { post?: Record<string, unknown> }> };
  return Object.entries(paths).flatMap(([path, { post }]) => {
    if (!path.startsWith('/rpc/') || !post) return [];
    return [{ path, changes: post['x-kind'] !== 'query', properties: propertiesOf(post) }];
  });
}

function propertiesOf(post: Record<string, unknown>): Readonly<Record<string, Schema>> {
  const body = post.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined; // as: see above
  return (body?.content?.['application/json']?.schema?.properties ?? {}) as Record<string, Schema>; // as: see above
}

/** An input that its procedure must refuse: a member of a type that its schema does not have, or no object at all. */
export function wrongInput({ properties }: DescribedProcedure): fc.Arbitrary<string> {
  const whole = fc.constantFrom(
    ...values.string,
    ...values.number,
    ...values.boolean,
    ...values.null,
    ...values.array,
    ...notJson.slice(1),
  );
  const wrong = Object.entries(properties).flatMap(([name, schema]) => {
    const has = kindsOf(schema);
    const others = kinds.filter((kind) => !has.has(kind));
    return others.length === 0 ? [] : [{ name, others }];
  });
  if (wrong.length === 0) return whole;
  const member = fc
    .constantFrom(...wrong)
    .chain(({ name, others }) =>
      fc
        .constantFrom(...others)
        .chain((kind) => fc.constantFrom<string>(...values[kind]).map((value) => `${JSON.stringify(name)}:${value}`)),
    );
  // The wrong member comes last: of two with the same name the last one counts.
  const beside = fc.constantFrom('', '"__proto__":{"x":1},', '"nothing":1,', `${JSON.stringify(wrong[0]?.name)}:"x",`);
  return fc.oneof(
    { weight: 5, arbitrary: fc.tuple(beside, member).map(([first, second]) => `{${first}${second}}`) },
    { weight: 1, arbitrary: whole },
  );
}

/** An input whose members have the right types and odd values; for procedures that change nothing. */
export function oddInput({ properties }: DescribedProcedure): fc.Arbitrary<string> {
  const members = Object.entries(properties).map(([name, schema]) => {
    const has = [...kindsOf(schema)];
    const value = fc.constantFrom<string>(...has.flatMap((kind) => values[kind]));
    return fc.option(value.map((text) => `${JSON.stringify(name)}:${text}`));
  });
  return fc.tuple(...members).map((chosen) => `{${chosen.filter((text) => text !== null).join(',')}}`);
}

/** Bodies that are no JSON. */
export const brokenJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...notJson),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ noUnicodeString: false }).map((text) => text.slice(0, Math.floor(text.length * 0.7))),
);

/** The JSON types that a schema takes; all of them where it does not say. */
function kindsOf(schema: Schema): ReadonlySet<Kind> {
  const found = new Set<Kind>();
  const { type, anyOf, oneOf, allOf, enum: listed } = schema;
  if ('const' in schema) found.add(kindOf(schema.const));
  if (Array.isArray(listed)) for (const value of listed) found.add(kindOf(value));
  for (const name of Array.isArray(type) ? type : type === undefined ? [] : [type]) {
    if (name === 'integer') found.add('number');
    else if (kinds.includes(name)) found.add(name);
  }
  for (const parts of [anyOf, oneOf, allOf])
    if (Array.isArray(parts)) for (const part of parts) for (const kind of kindsOf(part)) found.add(kind);
  return found.size > 0 ? found : new Set(kinds);
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
