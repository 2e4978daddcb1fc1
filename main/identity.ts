import { createAccessProcedures } from './access/procedures.ts';
import { createAccessRepository } from './access/repository.ts';
import { type AccessService, createAccessService } from './access/service.ts';
import { createAccountReader } from './accounts/account-reader.ts';
import { createAccountRules } from './accounts/account-rules.ts';
import { createAccountWriter } from './accounts/account-writer.ts';
import { createAdministratorRules } from './accounts/administrator-rules.ts';
import { createCredentials } from './accounts/credentials.ts';
import { createDiagnosis } from './accounts/diagnose.ts';
import { createAccountsProcedures } from './accounts/procedures.ts';
import { createAccountsRepository } from './accounts/repository.ts';
import { createAccountsService } from './accounts/service.ts';
import { createClockWatch } from './auth/clock-watch.ts';
import { createPasswordPolicy } from './auth/password-policy.ts';
import { createPasswords } from './auth/passwords.ts';
import { createAuthProcedures } from './auth/procedures.ts';
import { createSessionWriter } from './auth/session-writer.ts';
import { createSessionsProcedures } from './auth/sessions-procedures.ts';
import { createSigningIn } from './auth/signing-in.ts';
import { createThrottle } from './auth/throttle.ts';
import { createThrottleRepository } from './auth/throttle-repository.ts';
import type { OpenedData } from './database/open-outcome.ts';
import { createDeviceRules } from './devices/device-rules.ts';
import { createDevicesProcedures } from './devices/procedures.ts';
import { createDevicesRepository } from './devices/repository.ts';
import { createDevicesService } from './devices/service.ts';
import { createDirectoryAlarms } from './directory/alarms.ts';
import { createDirectoryProcedures } from './directory/procedures.ts';
import { createDirectoryRepository } from './directory/repository.ts';
import { createDirectoryService } from './directory/service.ts';
import { createServicePasswords } from './directory/service-password.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';
import { createNoticesProcedures } from './notices/procedures.ts';
import { createNoticesRepository } from './notices/repository.ts';
import { createNoticesService } from './notices/service.ts';
import type { Ports } from './ports.ts';
import type { PreferencesService } from './preferences/service.ts';
import { createRolesProcedures } from './roles/procedures.ts';
import { createRolesRepository } from './roles/repository.ts';
import { createRoleRules } from './roles/role-rules.ts';
import { createRolesService } from './roles/service.ts';
import type { Caller, Principal } from './rpc/context.ts';
import type { EventBus } from './rpc/event-bus.ts';
import type { Transactor } from './rpc/transact.ts';
import { createSecondFactorProcedures } from './second-factor/procedures.ts';
import { createSecondFactorRepository } from './second-factor/repository.ts';
import { createSecondFactorService } from './second-factor/service.ts';
import { createMemberWriter } from './studies/member-writer.ts';
import { createBearer } from './tokens/bearer.ts';
import { tokenEndingJob } from './tokens/ending.ts';
import { createTokensProcedures } from './tokens/procedures.ts';
import { createTokensRepository } from './tokens/repository.ts';
import { createTokensService } from './tokens/service.ts';
import { createWrongTokens } from './tokens/wrong-tokens.ts';
import { createFallbackWarnings } from './whitelist/fallback-warnings.ts';
import { createWhitelistProcedures } from './whitelist/procedures.ts';
import { createWhitelistRepository } from './whitelist/repository.ts';
import { createWhitelistService } from './whitelist/service.ts';
import { createWhitelistRules } from './whitelist/whitelist-rules.ts';
import { createWhitelistWriter } from './whitelist/whitelist-writer.ts';

/** Who gets in and what they may do: accounts, roles, whitelist, directory, sessions, second factors, notices. In the order of who needs whom. */
export function createIdentity(deps: {
  readonly data: OpenedData;
  readonly ports: Ports;
  readonly transactor: Transactor;
  readonly events: EventBus;
  readonly preferences: PreferencesService;
}) {
  const { data, ports, transactor, events, preferences } = deps;
  const { db, keys } = data;
  const { clock, random, log, authorizedUsers, notifier } = ports;

  const notices = createNoticeWriter(db);
  const whitelistRules = createWhitelistRules({ db, authorizedUsers });
  const whitelistWriter = createWhitelistWriter(db);
  const roles = createRoleRules(db);
  const administrators = createAdministratorRules({
    db,
    whitelist: whitelistRules,
    enforced: () => access.rules().whitelistEnforced,
  });
  const deviceRules = createDeviceRules({ db, access: { rules: () => access.rules() } });
  const access: AccessService = createAccessService({
    repository: createAccessRepository(db),
    roles,
    whitelist: whitelistRules,
    administrators,
    devices: deviceRules,
  });
  const fallbackWarnings = createFallbackWarnings({ rules: whitelistRules, notices, access, administrators });
  const accountRows = createAccountsRepository(db);
  const accountRules = createAccountRules({ db, roles });
  const sessionWriter = createSessionWriter(db);
  const whitelist = createWhitelistService({
    repository: createWhitelistRepository(db),
    rules: whitelistRules,
    writer: whitelistWriter,
    warnings: fallbackWarnings,
    access,
    sessions: sessionWriter,
    accounts: accountRules,
    administrators,
  });
  const secondFactor = createSecondFactorService({
    repository: createSecondFactorRepository(db),
    access,
    sessions: sessionWriter,
    keys,
    clock,
    random,
  });
  const directory = createDirectoryService({
    repository: createDirectoryRepository(db),
    passwords: createServicePasswords({ key: () => keys.derive('directory'), random }),
    roles,
    alarms: createDirectoryAlarms({ notices, transactor, clock, random }),
    clock,
    random,
    log,
  });
  const passwords = createPasswords({ pepper: keys.pepper });
  const policy = createPasswordPolicy({ access });
  const throttle = createThrottle({ repository: createThrottleRepository(db), clock });
  const { auth, sessions, sessionList, standing, identityLock, refreshDirectoryAccounts } = createSigningIn({
    db,
    transactor,
    clock,
    random,
    log,
    access,
    gate: whitelist,
    devices: deviceRules,
    directory,
    secondFactor,
    notices,
    passwords,
    policy,
    throttle,
    sessionWriter,
    preferences,
    keys,
  });
  events.subscribe(identityLock.follow);
  const tokenRows = createTokensRepository(db);
  const bearer = createBearer({ repository: tokenRows, standing, transactor, clock, log });
  const refuseToken = createWrongTokens({ bearer, throttle, notices, transactor });
  const tokens = createTokensService({ repository: tokenRows, clock, random });
  const devices = createDevicesService({
    repository: createDevicesRepository(db),
    rules: deviceRules,
    throttle,
    notices,
    clock,
    random,
  });
  const reader = createAccountReader({ repository: accountRows, whitelist: whitelistRules });
  const accounts = createAccountsService({
    repository: accountRows,
    reader,
    writer: createAccountWriter(db),
    rules: accountRules,
    administrators,
    roles,
    studyMembers: createMemberWriter(db),
    whitelist: whitelistWriter,
    warnings: fallbackWarnings,
    sessions: sessionWriter,
    passwords,
    policy,
  });
  const credentials = createCredentials({
    repository: accountRows,
    reader,
    rules: accountRules,
    auth,
    throttle,
    access,
    sessions: sessionWriter,
    passwords,
    policy,
    secondFactor,
    random,
  });
  const diagnosis = createDiagnosis({
    repository: accountRows,
    whitelist: whitelistRules,
    access,
    throttle,
    secondFactor,
    directory,
    clock,
  });
  const roleAdministration = createRolesService({ repository: createRolesRepository(db) });
  const noticeList = createNoticesService({ repository: createNoticesRepository(db), events, notifier });

  const handlers = {
    auth: createAuthProcedures(auth),
    sessions: createSessionsProcedures(sessionList),
    accounts: createAccountsProcedures({ ...accounts, ...credentials, ...diagnosis }),
    roles: createRolesProcedures(roleAdministration),
    whitelist: createWhitelistProcedures(whitelist),
    directory: createDirectoryProcedures(directory),
    secondFactor: createSecondFactorProcedures(secondFactor),
    access: createAccessProcedures(access),
    notices: createNoticesProcedures(noticeList),
    tokens: createTokensProcedures(tokens),
    devices: createDevicesProcedures(devices),
  };
  const clockWatch = createClockWatch({ clock, transactor, notices, random, log, installId: data.installId });
  /** What happens by itself. */
  const jobs: readonly JobDefinition[] = [
    // Sessions lock themselves without an event.
    { name: 'identities.lock', schedule: '* * * * *', quiet: true, run: async () => identityLock.look() },
    tokenEndingJob({ repository: tokenRows, standing, notices, transactor, clock, random }),
  ];
  return {
    handlers,
    auth,
    refreshDirectoryAccounts,
    jobs,
    /** The same caller as they stand now; null when the session, the token or the account has ended. */
    present: (principal: Principal) =>
      principal.token ? bearer.present(principal.token.id) : sessions.present(principal),
    /** Why a token was not taken. @throws AppError always */
    refuseToken,
    /** Whether this username may come in at all, whatever its password. */
    admits: whitelist.admits,
    authenticate(caller: Caller) {
      clockWatch.look();
      // Whoever sends a token is its owner and nobody else, whatever else was sent.
      return caller.bearer === undefined ? sessions.authenticate(caller) : bearer.authenticate(caller);
    },
    slept: clockWatch.slept,
  };
}
