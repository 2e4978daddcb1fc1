import { z } from 'zod';
import type { OutgoingFile } from '../files/tickets.ts';

/** What is kept beside an open signing request. */
export const StoredRequest = z.object({ subject: z.string(), key: z.string(), madeAt: z.string() });

/** A signing request as the clinic’s authority takes it. */
export function requestFile(pem: string, name: string): OutgoingFile {
  return {
    fileName: `${name.replaceAll(/[^a-z0-9.-]/g, '-')}.csr`,
    contentType: 'application/pkcs10',
    async *body() {
      yield Buffer.from(pem);
    },
  };
}
