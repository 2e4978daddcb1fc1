import { about } from './about.ts';
import { equipment } from './equipment.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { lookups } from './lookups.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';

/** Every word on screen, by feature; the French file has the same keys. */
export const en = { ui, shell, setup, 'sign-in': signIn, home, about, equipment, imports, lookups };
