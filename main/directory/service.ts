import { AndFilter, OrFilter, PresenceFilter, SubstringFilter } from 'ldapts';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import {
  DirectorySettings,
  type directoryContract,
  directoryDefaults,
  type ServicePassword,
  type StoredDirectory,
} from '../../shared/directory.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { requireVersion, valuesIn } from '../settings/settings-values.ts';
import type { DirectoryAlarms } from './alarms.ts';
import type { DirectoryAnswer } from './answers.ts';
import { changedSettings } from './changed-settings.ts';
import { startDeadline } from './deadline.ts';
import { bindService, faultOfResult } from './directory-session.ts';
import { readEnvironment } from './environment-file.ts';
import { sentenceOfFault } from './fault-sentences.ts';
import { DirectoryFault } from './faults.ts';
import { requireGrantable } from './grants.ts';
import { createNameLookup } from './name-lookup.ts';
import { classIs } from './person-search.ts';
import { type DirectoryAccess, openAt, proofTime, proveAtServers } from './prove.ts';
import type { DirectoryRepository } from './repository.ts';
import type { RightsOf } from './role-rules.ts';
import { chosenPassword, type ServicePasswords } from './service-password.ts';
import { checkedSettings } from './settings-rules.ts';
import { runStagedTest, type StagedTest } from './staged-test.ts';
import { createTrust } from './trust-rules.ts';

export type { DirectoryAnswer, DirectoryIdentity } from './answers.ts';

type Input<P extends keyof typeof directoryContract> = z.output<(typeof directoryContract)[P]['input']>;
type Group = { readonly dn: string; readonly name: string };

const Stored = DirectorySettings.partial();

/** The directory of the organisation: its settings, and what it says about people. */
export function createDirectoryService(deps: {
  readonly repository: DirectoryRepository;
  readonly passwords: ServicePasswords;
  readonly roles: Pick<RoleRules, 'unknownAmong' | 'permissionsOfEach'>;
  readonly alarms: DirectoryAlarms;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}) {
  const { repository, passwords, roles, alarms, clock, random, log } = deps;
  const reach = { trust: createTrust(), lookup: createNameLookup() };
  const rightsOf: RightsOf = (role) =>
    roles.unknownAmong([role]).length > 0 ? undefined : (roles.permissionsOfEach([role]).get(role) ?? []);
  const proof = { ...reach, clock, random, rightsOf };

  /** As it is stored now: a command beside this process may have changed it. */
  function stored(): StoredDirectory {
    const row = repository.read();
    const settings = valuesIn(row, { defaults: directoryDefaults, document: Stored });
    return { settings, hasPassword: row !== undefined && row.secret !== null, version: row?.version ?? 0 };
  }

  function access(): DirectoryAccess {
    const secret = repository.read()?.secret ?? null;
    const servicePassword = secret === null ? null : passwords.open(secret);
    if (secret !== null && servicePassword === null) {
      log.error('the password of the directory does not come out of its wrap; it has to be typed again');
    }
    return { settings: stored().settings, servicePassword };
  }

  function withPassword(sent: DirectorySettings, choice: ServicePassword): DirectoryAccess {
    const present = access();
    const settings = checkedSettings(sent, rightsOf);
    const servicePassword = chosenPassword(choice, settings, {
      settings: present.settings,
      password: present.servicePassword,
    });
    return { settings, servicePassword };
  }

  /** Writes settings and password, both or neither; nothing is written when nothing changed. */
  function write(ctx: Context, version: number, prepare: () => DirectoryAccess): StoredDirectory {
    ctx.transact((tx) => {
      requireVersion(stored(), version, 'Somebody else changed the directory. Compare both values and save again.');
      const present = access();
      const next = prepare();
      requireGrantable(present.settings, next.settings, principalOf(ctx).permissions, rightsOf);
      const changes = changedSettings(
        { settings: present.settings, password: present.servicePassword },
        { settings: next.settings, password: next.servicePassword },
      );
      if (Object.keys(changes).length === 0) return;
      const secret = next.servicePassword === null ? null : passwords.seal(next.servicePassword);
      repository.write({ document: JSON.stringify(next.settings), secret, at: tx.at });
      tx.audit({ entity: 'directory', entityId: 'settings', changes });
    });
    return stored();
  }

  async function staged(ctx: Context, tried: DirectoryAccess, user: Input<'testSaved'>['user']): Promise<StagedTest> {
    const result = await runStagedTest(tried, user, proof);
    const failed = result.stages.filter(({ state }) => state === 'failed');
    const changes = {
      ok: { old: null, new: result.ok },
      user: { old: null, new: user?.username ?? null },
      failed: { old: null, new: failed.map(({ server, stage }) => `${server} ${stage}`) },
    };
    const record = { entity: 'directory', entityId: 'settings', action: 'directory.test', changes } as const;
    // Waits here for whoever writes: done again as a whole, the test would try a password many times.
    await retryWhileBusy(() => ctx.transact((tx) => tx.audit(record)));
    return result;
  }

  return {
    /** Whether anybody may be asked: set up and switched on. */
    available(): boolean {
      const { enabled, servers, userBaseDn } = stored().settings;
      return enabled && servers.length > 0 && userBaseDn !== '';
    },

    /**
     * What the directory says about a name and a password, within eight seconds. A null password asks for everything but the password.
     * Whoever calls has consulted whitelist and throttle before.
     */
    async prove(username: string, password: string | null): Promise<DirectoryAnswer> {
      const asked = access();
      if (!asked.settings.enabled) return { outcome: 'unreachable', reason: 'The directory is switched off.' };
      const { answer, fault } = await proveAtServers(asked, username, password, proof);
      if (answer?.outcome === 'refused' && answer.reason === 'ambiguous') {
        alarms.raise({
          kind: 'directory.ambiguous',
          subject: asked.settings.userFilter,
          severity: 'danger',
          message:
            'The filter of the directory finds several people for one name. Make it find one, then they can sign in.',
        });
      }
      if (answer) return answer;
      const reason = sentenceOfFault(fault ?? new DirectoryFault('no-answer'), asked.settings.tls);
      log.warn('the directory did not answer', { kind: fault?.kind ?? null, detail: fault?.detail ?? null });
      alarms.raise({
        kind: 'directory.unreachable',
        subject: fault?.kind ?? 'no-answer',
        severity: 'warning',
        message: `The directory could not be asked while somebody signed in. ${reason}`,
      });
      return { outcome: 'unreachable', reason };
    },

    get: stored,

    /** The settings as they hold now, without the password. */
    settings: (): DirectorySettings => stored().settings,

    /** @throws AppError INVALID with what has to be corrected, CONFLICT for a stale version */
    save: ({ version, settings, password }: Input<'save'>, ctx: Context): StoredDirectory =>
      write(ctx, version, () => withPassword(settings, password)),

    /** Tries settings that need not be saved. @throws AppError INVALID as `save` does */
    test: ({ settings, password, user }: Input<'test'>, ctx: Context): Promise<StagedTest> =>
      staged(ctx, withPassword(settings, password), user),

    /** Tries the stored settings. */
    testSaved: ({ user }: Input<'testSaved'>, ctx: Context): Promise<StagedTest> => staged(ctx, access(), user),

    /** Groups whose name holds the text; none while no place for groups is set. @throws AppError CONFLICT when the directory does not answer */
    async findGroups({ search }: Input<'findGroups'>): Promise<{ items: Group[] }> {
      const { settings, servicePassword } = access();
      const base = settings.groupBaseDn;
      if (base === null || settings.servers.length === 0) return { items: [] };
      const classes = ['group', 'groupOfNames', 'groupOfUniqueNames', 'groupOfMembers', 'posixGroup'];
      const named =
        search === ''
          ? new PresenceFilter({ attribute: 'cn' })
          : new SubstringFilter({ attribute: 'cn', any: [search] });
      const filter = new AndFilter({ filters: [new OrFilter({ filters: classes.map(classIs) }), named] });
      const deadline = startDeadline(proofTime);
      try {
        let fault = new DirectoryFault('name-unknown');
        for (const [index, server] of settings.servers.entries()) {
          const share = deadline.within(deadline.left() / (settings.servers.length - index));
          try {
            const session = await openAt(server, settings, reach, share);
            try {
              await bindService(session, settings, servicePassword);
              const { entries } = await session.search({ base, scope: 'sub', filter, attributes: ['cn'], limit: 50 });
              const items = entries.map(({ dn, text }) => ({ dn, name: text('cn') ?? dn }));
              return { items: items.sort((a, b) => a.name.localeCompare(b.name)) };
            } finally {
              session.close();
            }
          } catch (cause) {
            fault = faultOfResult(cause);
          } finally {
            share.end();
          }
        }
        throw new AppError('CONFLICT', sentenceOfFault(fault, settings.tls));
      } finally {
        deadline.end();
      }
    },

    /** What a file of LDAP_* variables would set, over what is set now. */
    previewEnvironment({ text }: Input<'previewEnvironment'>) {
      const { settings, password, ignored } = readEnvironment(text, stored().settings);
      return { settings, hasPassword: password !== null, ignored };
    },

    /** Saves what a file of LDAP_* variables sets, switched off. @throws AppError as `save` does */
    importEnvironment: ({ version, text }: Input<'importEnvironment'>, ctx: Context): StoredDirectory =>
      write(ctx, version, () => {
        const read = readEnvironment(text, stored().settings);
        const settings = checkedSettings(read.settings, rightsOf, true);
        const choice: ServicePassword =
          read.password === null ? { kind: 'none' } : { kind: 'set', password: read.password };
        return {
          settings,
          servicePassword: chosenPassword(choice, settings, { settings, password: null }),
        };
      }),
  };
}

/** The service of {@link createDirectoryService}. */
export type DirectoryService = ReturnType<typeof createDirectoryService>;
