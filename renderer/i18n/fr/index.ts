import type { en } from '../en/index.ts';
import type { SentenceTable } from '../sentences.ts';
import { about } from './about.ts';
import { access } from './access.ts';
import { account } from './account.ts';
import { accounts } from './accounts.ts';
import { directory } from './directory.ts';
import { equipment } from './equipment.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { lists } from './lists.ts';
import { lookups } from './lookups.ts';
import { rights } from './rights.ts';
import { roles } from './roles.ts';
import { secondFactor } from './second-factor.ts';
import { sentences as table } from './sentences/index.ts';
import { sessions } from './sessions.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { withFrenchBlanks } from './typography.ts';
import { ui } from './ui.ts';
import { whitelist } from './whitelist.ts';

/** Every word on screen, by feature; same keys as the English file. */
export const fr: typeof en = withFrenchBlanks({
  ui,
  shell,
  setup,
  'sign-in': signIn,
  account,
  'second-factor': secondFactor,
  home,
  about,
  equipment,
  imports,
  lookups,
  access,
  accounts,
  directory,
  lists,
  rights,
  roles,
  sessions,
  whitelist,
});

/** What the core writes, by its English. */
export const sentences: SentenceTable = withFrenchBlanks(table);
