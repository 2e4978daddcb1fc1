import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

// Loaded only now: on an older Node the database driver would crash the process.
requirePinnedNode();
const { schemaDocument } = await import('./schema/schema-document.ts');
writeFileSync(join(root, 'docs', 'schema.md'), schemaDocument());
