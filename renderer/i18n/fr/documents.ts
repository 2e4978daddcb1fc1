import type { documents as source } from '../en/documents.ts';

/** Files on records. */
export const documents: typeof source = {};
