/**
 * Runs before every npm script: makes sure that the locked packages are installed and that the pinned Node is there.
 * Plain JavaScript, because the Node that runs it may be the machine's own (20 or later) and node_modules may be absent.
 *
 * Everything it says goes to stderr: `npm run rems -- export …` and `npm run serve` own stdout. For the same reason
 * `.npmrc` sets `loglevel=silent`, which keeps npm's own banner out of stdout; npm is called here with
 * `--loglevel=error`, so that a failed installation still says why.
 */
import { installPackages, stampIsFresh, writeStamp } from './setup/packages.mjs';
import { requireNodeVersion, verifyRuntime } from './setup/runtime.mjs';
import { SetupError } from './setup/setup-error.mjs';

try {
  requireNodeVersion();
  if (!stampIsFresh()) {
    installPackages();
    verifyRuntime();
    writeStamp();
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`set-up: ${error.message}\n`);
  process.exitCode = 1;
}
