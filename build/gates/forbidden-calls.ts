import ts from 'typescript';
import { callRules } from './call-rules.ts';
import { type GateResult, tooFew } from './gate.ts';
import { isProduct, type SourceFile, sourceFiles } from './source-files.ts';

interface Match {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

/** Calls that must not happen, or only in one place, found in the syntax tree: comments and strings do not count. */
export async function forbiddenCallsGate(root: string): Promise<GateResult> {
  const files = await sourceFiles(root, isProduct);
  const matches = files.flatMap(matchesOf);
  const problems = [...tooFew('files', files.length, 1)];
  for (const rule of callRules) {
    const found = matches.filter((match) => match.rule === rule.name);
    const misplaced = found.filter(({ path }) => rule.onlyIn === undefined || !rule.onlyIn.test(path));
    problems.push(...misplaced.map(({ path, line }) => `${rule.name}: ${path}:${line}. ${rule.reason}`));
    const expected = rule.exactly?.(files.map(({ path }) => path));
    if (expected !== undefined && found.length !== expected) {
      problems.push(`${rule.name}: ${found.length} call sites, expected exactly ${expected}. ${rule.reason}`);
    }
  }
  const counted = `${files.length} files, ${callRules.length} rules, ${matches.length} allowed call sites`;
  return { name: 'forbidden calls', counted, problems };
}

function matchesOf(file: SourceFile): Match[] {
  const rules = callRules.filter(({ within }) => within.test(file.path));
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const matches: Match[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of rules) {
      if (!rule.matches(node)) continue;
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      matches.push({ rule: rule.name, path: file.path, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return matches;
}
