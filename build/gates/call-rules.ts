import ts from 'typescript';

/** One thing that code may not do, or only in one place. */
export interface CallRule {
  readonly name: string;
  readonly reason: string;
  /** The files it is looked for in. */
  readonly within: RegExp;
  /** The files in which it is allowed; absent when it never is. */
  readonly onlyIn?: RegExp;
  /** How many call sites there must be, given all the paths. */
  readonly exactly?: (paths: readonly string[]) => number | undefined;
  matches(node: ts.Node): boolean;
}

const core = /^(main|preload|shared)\//;
const everywhere = /^/;

/** The rules; each has a planted violation in tests/architecture. */
export const callRules: readonly CallRule[] = [
  {
    name: 'no-driver-backup',
    reason: 'The online backup throws on an encrypted database; use VACUUM INTO.',
    within: core,
    matches: (node) => methodOf(node, /^(.*\.)?(db|database|connection)$/i) === 'backup',
  },
  {
    name: 'no-driver-serialize',
    reason: 'It hands out the whole database in plain text.',
    within: core,
    matches: (node) => methodOf(node, /^(.*\.)?(db|database|connection)$/i) === 'serialize',
  },
  {
    name: 'no-driver-verbose',
    reason: 'A statement trace prints the key and the rows.',
    within: core,
    matches: (node) =>
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && nameOf(node.name) === 'verbose',
  },
  {
    name: 'one-place-opens-databases',
    reason: 'Only main/database/connection.ts sets the key and reads every pragma back.',
    within: core,
    onlyIn: /^main\/database\/connection\.ts$/,
    matches: (node) => constructs(node, 'Database'),
  },
  {
    name: 'one-place-makes-windows',
    reason: 'Every window is made, and hardened, by the one call site.',
    within: core,
    onlyIn: /^main\/electron\//,
    exactly: (paths) => (paths.some((path) => /^main\/electron\/.+\.ts$/.test(path)) ? 1 : undefined),
    matches: (node) => constructs(node, 'BrowserWindow'),
  },
  {
    name: 'one-place-listens-to-ipc',
    reason: 'Only main/electron/ipc.ts checks the sender and the frame.',
    within: core,
    onlyIn: /^main\/electron\/ipc\.ts$/,
    matches: (node) => ts.isPropertyAccessExpression(node) && nameOf(node.expression) === 'ipcMain',
  },
  {
    name: 'no-eval',
    reason: 'Text never becomes code.',
    within: everywhere,
    matches: (node) =>
      constructs(node, 'Function') || (ts.isCallExpression(node) && /^(eval|Function)$/.test(nameOf(node.expression))),
  },
  {
    name: 'no-math-random',
    reason: 'Randomness comes from the Random port.',
    within: core,
    matches: (node) =>
      ts.isPropertyAccessExpression(node) && nameOf(node.expression) === 'Math' && node.name.text === 'random',
  },
  {
    name: 'no-filter-from-text',
    reason: 'A directory filter put together from text is an injection; filters are objects, names their values.',
    within: core,
    matches: isFilterText,
  },
  {
    name: 'no-sandbox-off',
    reason: 'Shipped code never switches the sandbox off.',
    within: everywhere,
    matches: (node) => ts.isStringLiteralLike(node) && node.text.includes('no-sandbox'),
  },
];

/** The method that a call names when its receiver's text matches, such as `backup` in `this.db.backup(file)`. */
function methodOf(node: ts.Node, receiver: RegExp): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  return receiver.test(node.expression.expression.getText()) ? node.expression.name.text : undefined;
}

/** A text put together where a directory filter belongs: as the `filter` of a search, or handed to the filter parser. */
function isFilterText(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node)) return nameOf(node.name) === 'filter' && isJoinedText(node.initializer);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name } = node.expression;
  return name.text === 'parseString' && nameOf(expression) === 'FilterParser' && node.arguments.some(isJoinedText);
}

function isJoinedText(node: ts.Expression): boolean {
  return (
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}

function constructs(node: ts.Node, name: string): boolean {
  return ts.isNewExpression(node) && new RegExp(`(^|\\.)${name}$`).test(node.expression.getText());
}

function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node) || ts.isStringLiteral(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}
