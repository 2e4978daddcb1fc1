import { ensureBuilt } from './bundle/ensure-built.ts';
import { requireEntries } from './bundle/require-entries.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { runTool } from './process/tool.ts';
import { root } from './root.ts';

requirePinnedNode();
requireEntries(root);
await ensureBuilt(root);
const args = process.argv.slice(2);
const packed = await runTool('electron-builder', 'electron-builder', ['--publish', 'never', ...args], {
  cwd: root,
  output: 'inherit',
});
process.exitCode = packed.code;
