import { z } from 'zod';

/** Where a file can be fetched once, by the session that asked for it: GET `path` on the same origin within five minutes. */
export const DownloadTicket = z.object({ path: z.string(), fileName: z.string() });
export type DownloadTicket = z.infer<typeof DownloadTicket>;

/** In which forms a table can be taken away: REMS's own CSV, or a workbook of Excel with real dates. */
export const fileFormats = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** How a table is wanted, beside what it holds. `bom`: CSV with a byte-order mark, so that Excel shows accents. */
export const FileForm = { format: z.enum(fileFormats).optional(), bom: z.boolean().optional() };
export interface FileForm {
  readonly format?: FileFormat | undefined;
  readonly bom?: boolean | undefined;
}

/** Where a file can be sent once, by the session that asked: POST the bytes to `path` within five minutes; at most `maxBytes`. */
export const UploadTicket = z.object({ path: z.string(), maxBytes: z.int() });
export type UploadTicket = z.infer<typeof UploadTicket>;
