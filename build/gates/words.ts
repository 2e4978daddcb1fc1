import { type GateResult, tooFew } from './gate.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';

/**
 * What the repository never says: it speaks about the product only. The patterns are spelt so that this file does not
 * match itself.
 */
const banned: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  { rule: 'machine-path', pattern: /(?<![\w.~$}-])\/(?:work\/(?:main|shared)|root\/|tmp\/team)/ },
  { rule: 'registry-host', pattern: /\bregistry\.[a-z][\w-]*\.[a-z]{2,}/i },
  { rule: 'authorship', pattern: /\bA[I]\b|\bL[L]Ms?\b/ },
  {
    rule: 'authorship',
    pattern: /\b(?:open[a]i|anthrop[i]c|clau[d]e|chatgp[t]|copilo[t]|language mode[l]|coding agen[t])\b/i,
  },
  { rule: 'workplace', pattern: /\bthis workplac[e]\b|\bhelper sessio[n]|\bmy sessio[n]\b/i },
];

const vagueName = /(^|\/)(utils?|helpers?|common|managers?|misc)(\/|\.[cm]?[jt]sx?$)/;
const textFile = /\.(ts|tsx|mts|mjs|cjs|js|json|md|yml|yaml|css|html|svg|sh|npmrc|txt)$|(^|\/)\.ci\/|\.npmrc$/;

/** Words and file names that do not belong into the repository. */
export async function wordsGate(root: string): Promise<GateResult> {
  const files = await sourceFiles(root, (path) => textFile.test(path));
  const problems = [
    ...tooFew('files', files.length, 1),
    ...files.flatMap(bannedWords),
    ...files.filter(({ path }) => vagueName.test(path)).map(({ path }) => `vague-name: ${path}`),
  ];
  return { name: 'words', counted: `${files.length} files, ${banned.length + 1} rules`, problems };
}

function bannedWords({ path, text }: SourceFile): string[] {
  return text.split('\n').flatMap((line, index) =>
    banned.flatMap(({ rule, pattern }) => {
      const found = pattern.exec(line)?.[0];
      return found === undefined ? [] : [`${rule}: ${path}:${index + 1} says “${found}”`];
    }),
  );
}
