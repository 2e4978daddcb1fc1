import { join, relative } from 'node:path';
import { runTool } from '../process/tool.ts';
import { type Gate, tooFew } from './gate.ts';

/** The type check of one folder's tsconfig. */
export function typesGate(project: string): Gate {
  return async (root) => {
    const cache = join(root, '.cache', 'tsc', `${project.replaceAll('/', '-')}.tsbuildinfo`);
    const { code, stdout, stderr } = await runTool(
      'typescript',
      'tsc',
      ['-p', project, '--noEmit', '--listFiles', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', cache],
      { cwd: root },
    );
    const lines = stdout.split('\n').filter((line) => line !== '');
    const files = lines.filter((line) => isOwnFile(root, line));
    const problems = tooFew('files', files.length, 1);
    if (code !== 0) problems.push(...lines.filter((line) => /error TS\d+/.test(line)), ...nonEmpty(stderr));
    if (code !== 0 && problems.length === 0) problems.push(`tsc ended with code ${code}`);
    return { name: `types of ${project}`, counted: `${files.length} files`, problems };
  };
}

function isOwnFile(root: string, line: string): boolean {
  if (/error TS\d+/.test(line) || line.includes('/node_modules/')) return false;
  const path = relative(root, line);
  return !path.startsWith('..') && /\.tsx?$/.test(path);
}

function nonEmpty(text: string): string[] {
  return text.trim() === '' ? [] : [text.trim()];
}
