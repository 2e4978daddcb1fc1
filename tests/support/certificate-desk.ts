import { clinicTools } from './clinic-tools.ts';
import type { Actor, TestCore } from './core.ts';

/** Sends files as the certificates page does; answers what `inspect` and `import` take. */
export async function sendFiles(test: TestCore, files: readonly Buffer[], actor: Actor = 'administrator') {
  const sessionId = test.core.authenticate(test.caller(actor))?.sessionId ?? null;
  const uploadIds: string[] = [];
  for (const bytes of files) {
    const { uploadId, upload } = await test.atConsole(actor).certificates.beginUpload({ size: bytes.length });
    const ticket = test.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), sessionId);
    await ticket.receive(
      (async function* () {
        yield bytes;
      })(),
    );
    uploadIds.push(uploadId);
  }
  return uploadIds;
}

/** Two files with a pair of the clinic, good for 200 days. */
export function pairOnDisk(now?: Date): { readonly certificatePath: string; readonly keyPath: string } {
  const { key, certify, at } = clinicTools(now);
  key('server');
  certify('server');
  return { certificatePath: at('server.crt'), keyPath: at('server.key') };
}
