import type { Migration } from '../migrate.ts';
import * as foundation from './010-foundation.ts';
import * as identity from './020-identity.ts';
import * as compliance from './030-compliance.ts';
import * as protection from './040-protection.ts';
import * as network from './050-network.ts';
import * as places from './060-places.ts';
import * as unitAdditions from './070-unit-additions.ts';
import * as rems from './080-rems.ts';
import * as capitalPlan from './090-capital-plan.ts';
import * as people from './100-people.ts';
import * as search from './110-search.ts';
import * as files from './130-files.ts';
import * as registry from './140-registry.ts';

/** Every migration, oldest first. A released one is never edited: add the next. */
export const migrations: readonly Migration[] = [
  foundation,
  identity,
  compliance,
  protection,
  network,
  places,
  unitAdditions,
  rems,
  capitalPlan,
  people,
  search,
  files,
  registry,
];
