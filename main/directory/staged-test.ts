import type { DirectoryPerson, DirectoryServer, DirectorySettings, DirectoryStage } from '../../shared/directory.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type CertificateFacts, connectServer, type Line, protectLine, resolveServer } from './dial.ts';
import { bindService, type DirectorySession, openDirectorySession } from './directory-session.ts';
import type { DirectoryEntry } from './entry.ts';
import { DirectoryFault } from './faults.ts';
import { normalizeLogin, parseLoginFilter } from './login-filter.ts';
import { countPeople, findPerson, identityOf, requireEntry } from './person-search.ts';
import { type DirectoryAccess, type ProofDeps, proofTime } from './prove.ts';
import { createReporter, label, type Reporter, type StageName, StageRefused } from './stage-report.ts';
import { type TestedUser, testPerson } from './staged-person.ts';

/** What a test came to. */
export interface StagedTest {
  readonly ok: boolean;
  readonly stages: DirectoryStage[];
  readonly person: DirectoryPerson | null;
  readonly certificateEndsAt: string | null;
}

/** People that are counted at most. */
const countLimit = 1000;
/** Days before the end of a certificate from which on the test says so. */
const warnDays = 30;

/** Tries every server stage by stage. The password of a person is tried at one server only: a test must not lock anybody out. */
export async function runStagedTest(
  access: DirectoryAccess,
  user: TestedUser | undefined,
  deps: ProofDeps,
): Promise<StagedTest> {
  const { servers } = access.settings;
  if (servers.length === 0) return nothingToTest();
  const tested = await Promise.all(
    servers.map(async (server) => {
      const deadline = startDeadline(proofTime);
      return { ...(await testServer(server, access, user, deps, deadline)), server, deadline };
    }),
  );
  const first = tested.find(({ session }) => session !== null);
  const stages: DirectoryStage[] = [];
  let person: DirectoryPerson | null = null;
  try {
    for (const one of tested) {
      stages.push(...one.reporter.stages);
      const rest = createReporter(one.server);
      if (one === first && one.session) person = await testPerson(one, one.session, access, user, deps, rest);
      else if (first && one.session) rest.skipRest('userBind', `Tried at ${label(first.server)}.`);
      else rest.skipRest('userBind', 'An earlier stage failed.');
      stages.push(...rest.stages);
    }
  } finally {
    for (const { session, deadline } of tested) {
      session?.close();
      deadline.end();
    }
  }
  const answered = tested.find(({ certificate }) => certificate !== null);
  return {
    ok: stages.every(({ state }) => state !== 'failed'),
    stages,
    person,
    certificateEndsAt: answered?.certificate?.validTo.toISOString() ?? null,
  };
}

function nothingToTest(): StagedTest {
  const message = 'No server is named. Add one to the settings of the directory.';
  const stage = { server: '', stage: 'resolve', state: 'failed', message, milliseconds: 0 } as const;
  return { ok: false, stages: [stage], person: null, certificateEndsAt: null };
}

interface TestedServer {
  readonly reporter: Reporter;
  readonly session: DirectorySession | null;
  readonly certificate: CertificateFacts | null;
  readonly person: DirectoryEntry | null;
}

/** The stages that need nobody: resolve, connect, TLS, bind, search. */
async function testServer(
  server: DirectoryServer,
  { settings, servicePassword }: DirectoryAccess,
  user: TestedUser | undefined,
  { trust, lookup, clock }: ProofDeps,
  deadline: Deadline,
): Promise<TestedServer> {
  const reporter = createReporter(server);
  const stage = <T>(name: StageName, work: () => Promise<T>, found: (result: T) => string) =>
    reporter.stage(name, settings.tls, work, found);
  let line: Line | undefined;
  let session: DirectorySession | null = null;
  let certificate: CertificateFacts | null = null;
  try {
    const addresses = await stage(
      'resolve',
      () => resolveServer(server, lookup, deadline),
      (all) => `${all.map(({ address }) => address).join(', ')}`,
    );
    const socket = await stage(
      'connect',
      () => connectServer(server, addresses, settings, deadline),
      () => 'The server answers.',
    );
    const secure = () => protectLine(socket, server, settings, trust, deadline);
    line = await stage('tls', secure, ({ certificate: facts }) =>
      facts ? certificateSentence(facts, clock.now()) : 'No encryption: the directory is on this machine.',
    );
    certificate = line.certificate;
    const opened = openDirectorySession(line, deadline);
    session = opened;
    const account = settings.bindDn === null ? 'Searching without an account.' : 'The service account is signed in.';
    await stage(
      'bind',
      () => bindService(opened, settings, servicePassword),
      () => account,
    );
    const person = await stage(
      'search',
      () => search(opened, settings, user),
      ({ sentence }) => sentence,
    );
    return { reporter, session, certificate, person: person.entry };
  } catch (cause) {
    session?.close();
    line?.socket.destroy();
    if (!(cause instanceof StageRefused)) throw cause;
    reporter.skipUntil('userBind');
    return { reporter, session: null, certificate, person: null };
  }
}

async function search(session: DirectorySession, settings: DirectorySettings, user: TestedUser | undefined) {
  if (settings.userBaseDn === '') throw new StageRefused('Name the place below which people are searched.');
  await requireEntry(session, settings.userBaseDn);
  if (settings.groupBaseDn !== null) await requireEntry(session, settings.groupBaseDn);
  const count = await countPeople(session, settings.userBaseDn, settings.usernameAttribute, countLimit);
  const people =
    count >= countLimit ? `${countLimit} people or more lie below the base.` : `People below the base: ${count}.`;
  if (count === 0)
    throw new StageRefused(
      'Nobody below the base can be seen. Check the base, the attribute of the username and what the service account may read.',
    );
  if (!user) return { entry: null, sentence: people };
  const login = normalizeLogin(user.username);
  const filter = parseLoginFilter(settings.userFilter);
  if (typeof filter === 'string') throw new DirectoryFault('filter-unusable');
  const entry = login === undefined ? 'not-found' : await findPerson(session, settings, filter, login);
  if (entry === 'not-found')
    throw new StageRefused('Nobody of this name was found. Check the spelling, the base and the filter.');
  if (entry === 'ambiguous')
    throw new StageRefused('Several people of this name were found. Make the filter find one.');
  identityOf(entry, settings, login ?? '', []);
  return { entry, sentence: `${people} The person was found.` };
}

function certificateSentence({ subject, names, validTo }: CertificateFacts, now: Date): string {
  const days = Math.floor((validTo.getTime() - now.getTime()) / 86_400_000);
  const until = validTo.toISOString().slice(0, 10);
  const facts = `Certificate of ${subject || names} for ${names}, valid until ${until}.`;
  return days < warnDays ? `${facts} It ends in ${days} days: renew it on the server.` : facts;
}
