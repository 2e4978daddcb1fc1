import { accessContract } from '../access.ts';
import { accountsContract } from '../accounts.ts';
import { authContract } from '../auth.ts';
import { directoryContract } from '../directory.ts';
import { equipmentContract } from '../equipment.ts';
import { homeContract } from '../home.ts';
import { importsContract } from '../imports.ts';
import { lookupsContract } from '../lookups.ts';
import { noticesContract } from '../notices.ts';
import { peopleContract } from '../people.ts';
import { preferencesContract } from '../preferences.ts';
import { rolesContract } from '../roles.ts';
import { secondFactorContract } from '../second-factor.ts';
import { sessionsContract } from '../sessions.ts';
import { setupContract } from '../setup.ts';
import { systemContract } from '../system.ts';
import { whitelistContract } from '../whitelist.ts';
import type { Contract, ProcedureName } from './define.ts';

/** Everything that can be called, once. Handlers, client, permission table, API document and tests are derived from it. */
export const contract = {
  system: systemContract,
  setup: setupContract,
  auth: authContract,
  sessions: sessionsContract,
  secondFactor: secondFactorContract,
  accounts: accountsContract,
  roles: rolesContract,
  whitelist: whitelistContract,
  directory: directoryContract,
  access: accessContract,
  notices: noticesContract,
  preferences: preferencesContract,
  home: homeContract,
  equipment: equipmentContract,
  lookups: lookupsContract,
  people: peopleContract,
  imports: importsContract,
} as const satisfies Contract;

/** The type of {@link contract}. */
export type AppContract = typeof contract;
/** 'equipment.list' | 'equipment.create' | … */
export type AppProcedure = ProcedureName<AppContract>;
