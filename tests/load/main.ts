import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../build/bundle/ensure-built.ts';
import { parseLoadArguments } from '../../build/load/arguments.ts';
import { tableOf } from '../../build/load/report.ts';
import { runLoad } from '../../build/load/run-load.ts';
import { requirePinnedNode } from '../../build/process/require-node.ts';
import { root } from '../../build/root.ts';
import { sendMalformed } from './malformed.ts';

// The load test: npm run load. It stands here because malformed requests are made of what the tests know.
requirePinnedNode();
const parsed = parseLoadArguments(process.argv.slice(2));
if (typeof parsed === 'string') {
  process.stderr.write(`${parsed}\n`);
  process.exitCode = 2;
} else {
  await ensureBuilt(root);
  const folder = mkdtempSync(join(tmpdir(), 'rems-load-'));
  try {
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    const document = await runLoad({ ...parsed, root, folder, sendMalformed, say });
    if (parsed.json !== undefined) writeFileSync(parsed.json, `${JSON.stringify(document, null, 2)}\n`);
    process.stdout.write(`${tableOf(document.lines)}\n`);
    if (!document.good) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
