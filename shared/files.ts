import { z } from 'zod';

/** Where a file can be fetched once, by the session that asked for it: GET `path` on the same origin within five minutes. */
export const DownloadTicket = z.object({ path: z.string(), fileName: z.string() });
export type DownloadTicket = z.infer<typeof DownloadTicket>;

/** Where a file can be sent once, by the session that asked: POST the bytes to `path` within five minutes; at most `maxBytes`. */
export const UploadTicket = z.object({ path: z.string(), maxBytes: z.int() });
export type UploadTicket = z.infer<typeof UploadTicket>;
