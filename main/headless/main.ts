import { exitCodes, refuseRuntime } from '../boot-config.ts';
import { startListenerAhead } from './listener-ahead.ts';

const refusal = refuseRuntime();
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(exitCodes.refused);
}
// It gets ready while everything else is loaded.
const listenerAhead = startListenerAhead();
// Imported only now: on an old Node.js the database driver would crash the process while loading.
const { serve } = await import('./serve.ts');
process.exitCode = await serve(process.argv.slice(2), listenerAhead);
