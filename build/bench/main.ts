import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../bundle/ensure-built.ts';
import { requirePinnedNode } from '../process/require-node.ts';
import { root } from '../root.ts';
import { parseBenchArguments } from './arguments.ts';
import { runBench } from './run-bench.ts';

requirePinnedNode();
const parsed = parseBenchArguments(process.argv.slice(2));
if (typeof parsed === 'string') {
  process.stderr.write(`${parsed}\n`);
  process.exitCode = 2;
} else {
  await ensureBuilt(root);
  const folder = mkdtempSync(join(tmpdir(), 'rems-bench-'));
  try {
    const document = await runBench({
      root,
      folder,
      units: parsed.units,
      audit: parsed.audit,
      patients: parsed.patients,
      busyBackup: parsed.busyBackup,
      say: (line) => void process.stderr.write(`${line}\n`),
    });
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (parsed.json !== undefined) writeFileSync(parsed.json, text);
    process.stdout.write(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
