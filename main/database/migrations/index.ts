import type { Migration } from '../migrate.ts';
import * as foundation from './010-foundation.ts';
import * as identity from './020-identity.ts';

/** Every migration, oldest first. A released one is never edited: add the next. */
export const migrations: readonly Migration[] = [foundation, identity];
