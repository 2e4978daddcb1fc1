import type { Migration } from '../migrate.ts';
import * as foundation from './010-foundation.ts';
import * as identity from './020-identity.ts';
import * as compliance from './030-compliance.ts';
import * as protection from './040-protection.ts';
import * as network from './050-network.ts';

/** Every migration, oldest first. A released one is never edited: add the next. */
export const migrations: readonly Migration[] = [foundation, identity, compliance, protection, network];
