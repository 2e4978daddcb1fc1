import { z } from 'zod';

/** Why something is taken back or changed; on record. */
export const Reason = z.string().trim().min(1, 'Type a reason.').max(500);
