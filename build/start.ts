import { ensureBuilt } from './bundle/ensure-built.ts';
import { findElectron } from './desktop/electron-runtime.ts';
import { windowObstacle } from './desktop/obstacle.ts';
import { runElectron } from './desktop/run-electron.ts';
import { serveInstead } from './desktop/serve-instead.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

requirePinnedNode();
await ensureBuilt(root);
const args = process.argv.slice(2);
const runtime = await findElectron(root);
const obstacle = runtime.available ? windowObstacle() : runtime.reason;
if (runtime.available && obstacle === undefined) {
  process.exitCode = await runElectron(root, runtime.program, args);
} else {
  process.stderr.write(`No desktop window: ${obstacle}; serving the same screens on 127.0.0.1 instead.\n`);
  process.exitCode = await serveInstead(root, args);
}
