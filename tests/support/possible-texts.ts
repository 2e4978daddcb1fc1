import ts from 'typescript';

/** More variants than this of one sentence mean that a value was taken for a choice of words. */
const mostVariants = 24;

/** Answers every text that an expression can be; `{}` stands for a value. Choices, constants, small functions and parameters of the same file are followed. */
export function createPossibleTexts(source: ts.SourceFile): (expression: ts.Expression) => string[] {
  const constants = new Map<string, ts.Expression[]>();
  const functions = new Map<string, ts.SignatureDeclaration & { body?: ts.Node | undefined }>();
  const calls = new Map<string, ts.CallExpression[]>();
  const index = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const { initializer } = node;
      if (ts.isArrowFunction(initializer)) functions.set(node.name.text, initializer);
      else constants.set(node.name.text, [...(constants.get(node.name.text) ?? []), initializer]);
    }
    if (ts.isFunctionDeclaration(node) && node.name) functions.set(node.name.text, node);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
      calls.set(node.expression.text, [...(calls.get(node.expression.text) ?? []), node]);
    ts.forEachChild(node, index);
  };
  index(source);

  const under = new Set<ts.Node>();
  function words(expression: ts.Expression): string[] {
    if (under.has(expression)) return ['{}'];
    under.add(expression);
    const texts = [...new Set(read(expression))];
    under.delete(expression);
    return texts.length > mostVariants ? ['{}'] : texts;
  }

  function read(node: ts.Expression): string[] {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce<string[]>(
        (heads, span) => {
          const values = words(span.expression);
          return heads.flatMap((head) =>
            (values.length > 0 ? values : ['{}']).map((value) => `${head}${value}${span.literal.text}`),
          );
        },
        [node.head.text],
      );
    }
    if (ts.isConditionalExpression(node)) return [...words(node.whenTrue), ...words(node.whenFalse)];
    if (ts.isBinaryExpression(node) && /^(\|\||\?\?)$/.test(node.operatorToken.getText(source)))
      return [...words(node.left), ...words(node.right)];
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return words(node.expression);
    if (ts.isIdentifier(node)) return node.text === 'undefined' ? [] : named(node);
    if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(words);
    if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) return members(node.expression.text);
    if (ts.isCallExpression(node)) {
      const { expression, arguments: given } = node;
      if (ts.isIdentifier(expression)) return returned(expression.text);
      if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'join' && given[0])
        return words(given[0]).map((between) => `{}${between}{}`);
    }
    return ['{}'];
  }

  function named(node: ts.Identifier): string[] {
    const parameter = parameterOf(node);
    if (parameter) {
      const sites = calls.get(parameter.owner) ?? [];
      const texts = sites.flatMap((site) => site.arguments.slice(parameter.at, parameter.at + 1).flatMap(words));
      return texts.length > 0 ? texts : ['{}'];
    }
    const [only, ...others] = constants.get(node.text) ?? [];
    if (!only || others.length > 0) return nearest(node) ?? ['{}'];
    return words(only);
  }

  /** Of several constants of one name, the one of the block that the use stands in. */
  function nearest(node: ts.Identifier): string[] | undefined {
    for (let block: ts.Node = node.parent; !ts.isSourceFile(block); block = block.parent) {
      if (!ts.isBlock(block)) continue;
      for (const statement of block.statements) {
        if (!ts.isVariableStatement(statement)) continue;
        const own = statement.declarationList.declarations.find(({ name }) => name.getText(source) === node.text);
        if (own?.initializer) return words(own.initializer);
      }
    }
    return undefined;
  }

  function parameterOf(node: ts.Identifier): { readonly owner: string; readonly at: number } | undefined {
    for (const [owner, declaration] of functions) {
      if (node.pos < declaration.pos || node.end > declaration.end) continue;
      const at = declaration.parameters.findIndex(({ name }) => name.getText(source) === node.text);
      if (at >= 0) return { owner, at };
    }
    return undefined;
  }

  /** The texts of a table such as `nouns[kind]`. */
  function members(name: string): string[] {
    const table = constants.get(name)?.[0];
    const object = table && (ts.isSatisfiesExpression(table) || ts.isAsExpression(table)) ? table.expression : table;
    if (!object || !ts.isObjectLiteralExpression(object)) return ['{}'];
    return object.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? words(property.initializer) : ['{}'],
    );
  }

  function returned(name: string): string[] {
    const declaration = functions.get(name);
    if (!declaration?.body) return ['{}'];
    if (ts.isExpression(declaration.body)) return words(declaration.body);
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node) && node.expression) texts.push(...words(node.expression));
      else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    visit(declaration.body);
    return texts.length > 0 ? texts : ['{}'];
  }

  return words;
}
