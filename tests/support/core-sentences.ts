import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { createPossibleTexts } from './possible-texts.ts';

/** A sentence that the core can write: its template with `{}` for every value, and where it is written. */
export interface CoreSentence {
  readonly template: string;
  readonly file: string;
}

/** Calls whose texts nobody reads on a screen: what becomes INTERNAL, the log, and the engine's own language. */
const unread =
  /^(Error|RangeError|TypeError|super|MigrationFailed|(.*\.)?(log|logger)\.\w+|.*\.(pragma|prepare|exec))$/;
/** Properties that describe the contract to programmers. */
const unreadProperties = new Set(['summary', 'unaudited', 'description']);
/** Properties and calls whose text is for a person by its place, whatever it looks like. */
const messageProperties = new Set(['message', 'reason', 'reasons']);
const messageCalls = /^(cells\.(error|warning|remark)|(found|reasons|notes)\.push)$/;
/** What a whole sentence looks like: a capital, a quotation mark or a value first, a full stop last, blanks between. */
const whole = /^["A-Z{][\s\S]*\s[\s\S]*[.!]["»)]?( \{\})?$/;
/** Every sentence in the TypeScript files below `folders`, each variant of it once. */
export function collectSentences(folders: readonly string[]): CoreSentence[] {
  const found: CoreSentence[] = [];
  for (const file of folders.flatMap((folder) => globSync(`${folder}/**/*.ts`)).sort()) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const template of sentencesOf(source)) found.push({ template, file });
  }
  return found;
}

function sentencesOf(source: ts.SourceFile): Set<string> {
  const words = createPossibleTexts(source);
  const found = new Set<string>();
  const add = (texts: readonly string[]): void => {
    for (const text of texts) for (const part of parts(text)) found.add(part);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (unread.test(node.expression.getText(source))) return;
      add(messageOf(node, source).flatMap(words));
    }
    if (ts.isPropertyAssignment(node)) {
      const name = node.name.getText(source);
      if (unreadProperties.has(name)) return;
      if (messageProperties.has(name)) add(words(node.initializer));
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      add(words(node).filter((text) => whole.test(text)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The arguments of a call that are messages: the sentence of an AppError and of a zod check, what an import or an undo found. */
function messageOf(call: ts.CallExpression | ts.NewExpression, source: ts.SourceFile): ts.Expression[] {
  const name = call.expression.getText(source);
  const last = call.arguments?.at(-1);
  if (name === 'AppError') return call.arguments?.[1] ? [call.arguments[1]] : [];
  if (messageCalls.test(name)) return (call.arguments ?? []).slice(0, 1);
  const isZodCheck =
    /^z\b[\s\S]*\.(min|max|refine|regex|check|length)$/.test(name) && (call.arguments?.length ?? 0) > 1;
  return last && (isZodCheck || name === 'z.email') ? [last] : [];
}

/** Cuts off values that are sentences themselves: `{} Nothing was changed.` is the reader's next sentence. */
function parts(text: string): string[] {
  const own = text.replace(/^(\{\} )+(?=[A-Z])/, '').replace(/(?<=[.!?])( \{\})+$/, '');
  return /[A-Za-z]{2}/.test(own.replaceAll('{}', '')) ? [own] : [];
}
