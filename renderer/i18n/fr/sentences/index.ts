import type { SentenceTable } from '../../sentences.ts';
import { accounts } from './accounts.ts';
import { data } from './data.ts';
import { diagnosis } from './diagnosis.ts';
import { directory } from './directory.ts';
import { imports } from './imports.ts';
import { keys } from './keys.ts';
import { passwordPolicy } from './password-policy.ts';
import { records } from './records.ts';
import { rights } from './rights.ts';
import { secondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { transport } from './transport.ts';
import { whitelist } from './whitelist.ts';

/** French for every sentence that the core writes in English and a screen can show. */
export const sentences: SentenceTable = {
  ...accounts,
  ...rights,
  ...whitelist,
  ...diagnosis,
  ...passwordPolicy,
  ...records,
  ...secondFactor,
  ...signIn,
  ...directory,
  ...imports,
  ...data,
  ...keys,
  ...transport,
};
