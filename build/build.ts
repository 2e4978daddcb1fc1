import { ensureBuilt } from './bundle/ensure-built.ts';
import { requireEntries } from './bundle/require-entries.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

requirePinnedNode();
requireEntries(root);
await ensureBuilt(root);
