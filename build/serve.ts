import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './bundle/ensure-built.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

// The host runs in this process and reads its own arguments: stdout is its ready line only.
requirePinnedNode();
await ensureBuilt(root);
await import(pathToFileURL(join(root, 'out', 'main', 'headless.js')).href);
