/**
 * Who may import whom: the table of the architecture page, one or more rules for each of its rows.
 * tests/architecture plants one violation per rule and expects each to be reported.
 */
const { dependencies } = require('./package.json');

/** A path of an installed package, however the resolver spells it: unresolved (`zod`) or inside any node_modules. */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)|^(node:)?(${names.join('|')})(/|$)`;

const electron = npm('electron');
const driver = npm('better-sqlite3', '@types/better-sqlite3');
/** The strength of passwords is judged by one function in the core and on the screen. */
const passwordStrength = '^shared/password-strength\\.ts$';
const strengthEstimator = ['core', 'language-common', 'language-en', 'language-fr'].map((name) => `@zxcvbn-ts/${name}`);
/** Pure, and needed on both sides: what is checked, and the codes that phones read. */
const onBothSides = ['zod', 'uqr'];
const coreLibraries = Object.keys(dependencies).filter((name) => !onBothSides.includes(name));
const hosts = 'host|electron|headless|cli';
/** What every feature stands on. */
const ground = 'rpc|database|keys|files|journal|sets|settings|tls';
/** What a feature shows to the others: its service, its writers inside a caller's transaction, and its rules (ADR 3). */
const face = '^main/[^/]+/(service|passwords|password-policy|[a-z-]+-(writer|columns|rules|warnings))\\.ts$';
/** Which patients a caller sees, as a condition of statements. */
const patientsInSight = '^main/studies/standing-rules\\.ts$';
/** What a host sees of the core. */
const coreFace =
  '^main/(core|core-types|boot-config|ports|app-version)\\.ts$|^main/host/|^main/rpc/(context|memory-carrier)\\.ts$';

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    error(
      'shared-stays-pure',
      'shared may import only zod and shared.',
      { path: '^shared/', pathNot: passwordStrength },
      { pathNot: ['^shared/', npm('zod')] },
    ),
    error(
      'strength-estimator-in-one-place',
      'the file about the strength of passwords may import the estimator and its dictionaries as well (ADR 18).',
      { path: passwordStrength },
      { pathNot: ['^shared/', npm(...strengthEstimator)] },
    ),
    error(
      'preload-stays-thin',
      'preload may import only electron and the types of shared/bridge.',
      { path: '^preload/' },
      { pathNot: [electron, '^shared/bridge\\.ts$'] },
    ),
    error(
      'preload-takes-types-only',
      'preload takes nothing but types from shared/bridge.',
      { path: '^preload/' },
      { path: '^shared/', dependencyTypesNot: ['type-only'] },
    ),
    error(
      'renderer-without-core',
      'the renderer never imports main, preload or electron.',
      { path: '^renderer/' },
      { path: ['^(main|preload|build)/', electron] },
    ),
    error(
      'renderer-without-node',
      'the renderer never imports Node built-ins.',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    error(
      'renderer-without-core-libraries',
      'the renderer uses its own UI libraries, not those of the core.',
      { path: '^renderer/' },
      { path: npm(...coreLibraries) },
    ),
    error(
      'renderer-features-apart',
      'a renderer feature imports api, ui, session, i18n, parts (of records that several screens show) and shared, never another feature.',
      { path: '^renderer/(?!(?:api|ui|session|i18n)/)([^/]+)/' },
      { path: '^renderer/', pathNot: ['^renderer/$1/', '^renderer/(api|ui|session|i18n|parts)/'] },
    ),
    error(
      'features-meet-at-services',
      'a feature of main may use another feature only through what it shows: service, writers, rules.',
      { path: `^main/(?!(?:${ground}|https|${hosts})/)([^/]+)/` },
      { path: `^main/(?!(${ground}|https|${hosts})/)[^/]+/`, pathNot: ['^main/$1/', face] },
    ),
    error(
      'repositories-are-private',
      "a folder of main never imports another folder's repository.ts.",
      { path: '^main/([^/]+)/' },
      { path: '^main/.+/repository\\.ts$', pathNot: '^main/$1/' },
    ),
    error(
      'features-know-no-host',
      'a feature of main, rpc and database never import a host or the listener.',
      { path: `^main/(?!(?:https|${hosts})/)[^/]+/` },
      { path: `^main/(https|${hosts})/` },
    ),
    error(
      'features-know-ports-only',
      'of the files beside the features, a feature imports ports.ts only.',
      { path: `^main/(?!(?:https|${hosts})/)[^/]+/` },
      { path: '^main/[^/]+\\.ts$', pathNot: '^main/ports\\.ts$' },
    ),
    error(
      'repository-is-sql-only',
      'a repository imports the driver, Kysely, main/database, shared and its own folder; and which patients a caller sees, a condition that all statements share.',
      { path: '^main/([^/]+)/.*repository\\.ts$' },
      { pathNot: ['^shared/', '^main/database/', '^main/$1/', patientsInSight, driver, npm('kysely')] },
    ),
    error(
      'repository-below-service',
      'a repository never imports services or procedures.',
      { path: '/repository\\.ts$' },
      { path: '/(service|procedures)\\.ts$' },
    ),
    error(
      'repository-takes-driver-types',
      'a repository takes only types from the driver.',
      { path: '/repository\\.ts$' },
      { path: driver, dependencyTypesNot: ['type-only'] },
    ),
    error(
      'migration-stands-alone',
      'a migration imports only types of the driver and of main/database, and node:crypto: later changes must not break it.',
      { path: '^main/database/migrations/', pathNot: '/index\\.ts$' },
      { pathNot: [driver, npm('crypto'), '^main/database/[^/]+\\.ts$'] },
    ),
    error(
      'migration-takes-types-only',
      'what a migration imports from the driver or main/database is erased before it runs.',
      { path: '^main/database/migrations/', pathNot: '/index\\.ts$' },
      { path: [driver, '^main/database/'], dependencyTypesNot: ['type-only'] },
    ),
    error(
      'https-knows-no-feature',
      'the listener imports Hono, rpc, the sessions of auth, tls, ports, the core as a type and shared.',
      { path: '^main/https/' },
      { path: '^main/', pathNot: ['^main/(https|rpc|auth|tls)/', '^main/(ports|core-types)\\.ts$'] },
    ),
    error(
      'desktop-host-knows-no-feature',
      'the desktop host imports the face of the core, https and tls; its entry file also the command line.',
      { path: '^main/electron/' },
      { path: '^main/', pathNot: ['^main/(electron|https|tls)/', '^main/cli/run-command\\.ts$', coreFace] },
    ),
    error(
      'headless-hosts-know-no-feature',
      'the headless host and the command line import the face of the core, https and tls.',
      { path: '^main/(headless|cli)/' },
      { path: '^main/', pathNot: ['^main/(headless|cli|https|tls)/', coreFace] },
    ),
    error(
      'electron-in-desktop-only',
      'only main/electron and preload import electron, types included (tests type their double against it).',
      { pathNot: '^(main/electron|preload|tests|build)/' },
      { path: electron },
    ),
    error(
      'core-ships-what-it-imports',
      'what main and shared import at run time is a production dependency.',
      { path: '^(main|shared)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'], pathNot: electron },
    ),
    error('no-cycles', 'no import cycles, types included.', {}, { circular: true }),
    error('nothing-imports-tests', 'only tests import tests.', { pathNot: '^tests/' }, { path: '^tests/' }),
    error('nothing-unresolvable', 'every import resolves.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
