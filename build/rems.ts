import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './bundle/ensure-built.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

// The command runs in this process and reads its own arguments: stdout is its document only.
requirePinnedNode();
await ensureBuilt(root, ['core']);
await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
