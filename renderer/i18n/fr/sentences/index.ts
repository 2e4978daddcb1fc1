import type { SentenceTable } from '../../sentences.ts';
import { accounts } from './accounts.ts';
import { data } from './data.ts';
import { imports } from './imports.ts';
import { keys } from './keys.ts';
import { passwordPolicy } from './password-policy.ts';
import { records } from './records.ts';
import { transport } from './transport.ts';

/** French for every sentence that the core writes in English and a screen can show. */
export const sentences: SentenceTable = {
  ...accounts,
  ...passwordPolicy,
  ...records,
  ...imports,
  ...data,
  ...keys,
  ...transport,
};
