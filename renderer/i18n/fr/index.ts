import type { en } from '../en/index.ts';
import type { SentenceTable } from '../sentences.ts';
import { about } from './about.ts';
import { equipment } from './equipment.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { lookups } from './lookups.ts';
import { sentences as table } from './sentences/index.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { withFrenchBlanks } from './typography.ts';
import { ui } from './ui.ts';

/** Every word on screen, by feature; same keys as the English file. */
export const fr: typeof en = withFrenchBlanks({
  ui,
  shell,
  setup,
  'sign-in': signIn,
  home,
  about,
  equipment,
  imports,
  lookups,
});

/** What the core writes, by its English. */
export const sentences: SentenceTable = withFrenchBlanks(table);
