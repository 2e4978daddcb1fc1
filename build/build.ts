import { ensureBuilt } from './bundle/ensure-built.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

requirePinnedNode();
await ensureBuilt(root);
