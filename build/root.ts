import { dirname } from 'node:path';

/** The folder of the checkout, absolute. */
export const root = dirname(import.meta.dirname);
