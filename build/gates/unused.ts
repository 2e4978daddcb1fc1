import { join, relative } from 'node:path';
import { runTool } from '../process/tool.ts';
import { type GateResult, tooFew } from './gate.ts';
import type { KnipReport } from './knip-report.ts';

/** Dead code: files, exports and dependencies that nothing uses, and imports of packages that are not listed. */
export async function unusedGate(root: string): Promise<GateResult> {
  const { stdout, stderr } = await runTool(
    'knip',
    'knip',
    ['--no-progress', '--reporter', join(import.meta.dirname, 'knip-report.ts')],
    { cwd: root },
  );
  const line = stdout.split('\n').find((text) => text.startsWith('{"processed"'));
  if (line === undefined) {
    return { name: 'unused', counted: '0 files', problems: [`knip failed: ${stdout}${stderr}`] };
  }
  // Written by our own reporter.
  const report = JSON.parse(line) as KnipReport;
  const problems = [
    ...tooFew('files', report.processed, 1),
    ...report.findings.map(({ type, file, symbol }) => sentence(type, relative(root, file) || file, symbol)),
  ];
  return { name: 'unused', counted: `${report.processed} files`, problems, remarks: report.hints };
}

function sentence(type: string, file: string, symbol: string): string {
  return type === 'files' ? `files: ${file}` : `${type}: ${symbol} in ${file}`;
}
