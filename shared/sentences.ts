/**
 * Sentences of the core by their English, with a named hole for every value: `There is no unit {id}.` gives
 * `L’appareil {id} n’existe pas.` The translation may reorder or omit holes, and may say how a value is to be put in:
 * `{reason, translated}` when the value is a sentence of the core itself, `{items, list}` for several of them after semicolons,
 * `{name, quoted}` for texts in straight quotation marks, `{size, figure}` for a number such as `1,110,808` or `80.6`.
 */
export type SentenceTable = Readonly<Record<string, string>>;

/** Turns a sentence of the core into the reader's language. */
export interface Sentences {
  /** The translation, or the sentence itself where there is none; of several sentences those that are known. */
  translate(sentence: string): string;
  /** The translation when every part of the sentence has one. */
  find(sentence: string): string | undefined;
}

type Insert = 'plain' | 'translated' | 'list' | 'quoted' | 'figure';
type Part = string | { readonly hole: string; readonly insert: Insert };

interface Template {
  readonly pattern: RegExp;
  readonly holes: readonly string[];
  readonly parts: readonly Part[];
  /** Characters that are not holes: the more, the more specific. */
  readonly literal: number;
}

const hole = /\{(\w+)(?:, (\w+))?\}/g;
const inserts: readonly Insert[] = ['translated', 'list', 'quoted', 'figure'];

/**
 * Prepares a table. The most specific template that fits a sentence wins.
 * @throws Error when two templates have the same shape, or a translation names a hole that the sentence does not have
 */
export function createSentences(table: SentenceTable): Sentences {
  const fixed = new Map<string, string>();
  const templates: Template[] = [];
  const shapes = new Set<string>();
  for (const [english, translation] of Object.entries(table)) {
    const shape = english.replace(hole, '{}');
    if (shapes.has(shape)) throw new Error(`Two templates read "${shape}".`);
    shapes.add(shape);
    if (shape === english) fixed.set(english, translation);
    else templates.push(compile(english, translation));
  }
  templates.sort((a, b) => b.literal - a.literal);

  function whole(sentence: string): string | undefined {
    const known = fixed.get(sentence);
    if (known !== undefined) return known;
    for (const template of templates) {
      const match = template.pattern.exec(sentence);
      if (match) return fill(template, match);
    }
    return undefined;
  }

  function fill({ parts, holes }: Template, match: RegExpExecArray): string {
    const texts = parts.map((part) =>
      typeof part === 'string' ? part : inserted(match[holes.indexOf(part.hole) + 1] ?? '', part.insert),
    );
    return texts.join('');
  }

  function inserted(value: string, insert: Insert): string {
    switch (insert) {
      case 'plain':
        return value;
      case 'translated':
        return translate(value);
      case 'list':
        return value.split('; ').map(translate).join('\u00a0; ');
      case 'quoted':
        return value.replace(/"([^"]*)"/g, '«\u00a0$1\u00a0»');
      case 'figure':
        return value.replace(/,(?=\d{3}\b)/g, '\u00a0').replace(/\.(?=\d+$)/, ',');
    }
  }

  function find(text: string): string | undefined {
    const known = whole(text);
    if (known !== undefined) return known;
    for (const end of sentenceEnds(text)) {
      const head = whole(text.slice(0, end));
      const tail = head === undefined ? undefined : find(text.slice(end + 1));
      if (tail !== undefined) return `${head} ${tail}`;
    }
    return undefined;
  }

  function translate(text: string): string {
    const known = find(text);
    if (known !== undefined) return known;
    const [end] = sentenceEnds(text);
    if (end === undefined) return text;
    const head = text.slice(0, end);
    return `${find(head) ?? head} ${translate(text.slice(end + 1))}`;
  }

  return { find, translate };
}

function compile(english: string, translation: string): Template {
  const holes = [...english.matchAll(hole)].map(([, name = '']) => name);
  const literals = english.split(new RegExp(hole.source)).filter((_, position) => position % 3 === 0);
  const parts: Part[] = [];
  let done = 0;
  for (const { 0: text, 1: name = '', 2: how, index } of translation.matchAll(hole)) {
    const insert = how === undefined ? 'plain' : inserts.find((known) => known === how);
    if (!holes.includes(name) || !insert) throw new Error(`"${translation}" has an unknown hole ${text}.`);
    parts.push(translation.slice(done, index), { hole: name, insert });
    done = index + text.length;
  }
  parts.push(translation.slice(done));
  return {
    pattern: new RegExp(`^${literals.map(escaped).join('(.*?)')}$`, 's'),
    holes,
    parts,
    literal: literals.join('').length,
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Where one sentence ends and a blank follows, first to last. */
function sentenceEnds(text: string): number[] {
  return [...text.matchAll(/(?<=[.!?]) /g)].map(({ index }) => index);
}
