import { runTool } from '../process/tool.ts';
import { type GateResult, tooFew } from './gate.ts';

/** Formatting and lint, every file that Biome knows. */
export async function biomeGate(root: string): Promise<GateResult> {
  const { code, stdout, stderr } = await runTool(
    '@biomejs/biome',
    'biome',
    ['ci', '--colors=off', '--max-diagnostics=200', '--error-on-warnings', '.'],
    { cwd: root },
  );
  const output = `${stdout}\n${stderr}`;
  const files = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
  const problems = tooFew('files', files, 1);
  if (code !== 0) problems.push(...findings(output));
  return { name: 'biome', counted: `${files} files`, problems };
}

/** The head lines of the report (`path:line:column rule ━━━`), or everything when there are none. */
function findings(output: string): string[] {
  const heads = output.split('\n').filter((line) => line.includes('━━━') && /[./]/.test(line));
  return heads.length > 0 ? heads.map((line) => line.replaceAll('━', '').trim()) : [output.trim()];
}
