import type { PlantedFiles } from './planted-tree.ts';

/** One violation for each import rule: the rule, the file that breaks it and the statement that does. */
export const importViolations: readonly { readonly rule: string; readonly file: string; readonly text: string }[] = [
  { rule: 'shared-stays-pure', file: 'shared/clock.ts', text: "import 'node:fs';" },
  { rule: 'strength-estimator-in-one-place', file: 'shared/password-strength.ts', text: "import 'bcrypt';" },
  { rule: 'shared-stays-pure', file: 'shared/second-guess.ts', text: "import '@zxcvbn-ts/core';" },
  { rule: 'preload-stays-thin', file: 'preload/index.ts', text: "import 'node:path';" },
  {
    rule: 'preload-takes-types-only',
    file: 'preload/second.ts',
    text: "import { bridge } from '../shared/bridge.ts';",
  },
  { rule: 'renderer-without-core', file: 'renderer/equipment/list.ts', text: "import '../../main/ports.ts';" },
  { rule: 'renderer-without-node', file: 'renderer/equipment/path.ts', text: "import 'node:path';" },
  { rule: 'renderer-without-core-libraries', file: 'renderer/equipment/sql.ts', text: "import 'kysely';" },
  { rule: 'renderer-features-apart', file: 'renderer/home/page.ts', text: "import '../equipment/list.ts';" },
  { rule: 'features-meet-at-services', file: 'main/people/service.ts', text: "import '../places/rooms.ts';" },
  { rule: 'repositories-are-private', file: 'main/people/export.ts', text: "import '../places/repository.ts';" },
  { rule: 'features-know-no-host', file: 'main/people/window.ts', text: "import '../electron/tray.ts';" },
  { rule: 'features-know-ports-only', file: 'main/people/root.ts', text: "import '../core.ts';" },
  { rule: 'repository-is-sql-only', file: 'main/people/repository.ts', text: "import 'bcrypt';" },
  { rule: 'repository-below-service', file: 'main/places/repository.ts', text: "import './service.ts';" },
  {
    rule: 'repository-takes-driver-types',
    file: 'main/audit/repository.ts',
    text: "import Driver from 'better-sqlite3';",
  },
  { rule: 'migration-stands-alone', file: 'main/database/migrations/010-a.ts', text: "import '../../../shared/x.ts';" },
  { rule: 'migration-takes-types-only', file: 'main/database/migrations/020-b.ts', text: "import '../migrate.ts';" },
  { rule: 'https-knows-no-feature', file: 'main/https/app.ts', text: "import '../places/service.ts';" },
  { rule: 'desktop-host-knows-no-feature', file: 'main/electron/ipc.ts', text: "import '../places/service.ts';" },
  { rule: 'headless-hosts-know-no-feature', file: 'main/cli/users.ts', text: "import '../places/service.ts';" },
  {
    rule: 'electron-in-desktop-only',
    file: 'main/headless/notify.ts',
    text: "import type { Notification } from 'electron';",
  },
  { rule: 'core-ships-what-it-imports', file: 'main/places/dates.ts', text: "import 'dayjs';" },
  { rule: 'no-cycles', file: 'main/rpc/first.ts', text: "import './second.ts';" },
  { rule: 'nothing-imports-tests', file: 'main/places/fake.ts', text: "import '../../tests/support/clock.ts';" },
  { rule: 'nothing-unresolvable', file: 'main/places/typo.ts', text: "import './there-is-none.ts';" },
  { rule: 'no-deep-relative', file: 'main/database/deep/er/climb.ts', text: "import '../../../../shared/x.ts';" },
];

/** What the violations import, itself without fault. */
const surroundings: PlantedFiles = {
  'shared/x.ts': 'export const x = 1;',
  'shared/bridge.ts': 'export const bridge = 1;',
  'main/ports.ts': 'export const ports = 1;',
  'main/core.ts': 'export const core = 1;',
  'main/database/migrate.ts': 'export const migrate = 1;',
  'main/electron/tray.ts': 'export const tray = 1;',
  'main/places/rooms.ts': 'export const rooms = 1;',
  'main/places/service.ts': 'export const places = 1;',
  'main/rpc/second.ts': "import './first.ts';",
  'tests/support/clock.ts': 'export const clock = 1;',
};

/** Every violation in one tree, so that the scan runs once. */
export const violatingTree: PlantedFiles = {
  ...surroundings,
  ...Object.fromEntries(importViolations.map(({ file, text }) => [file, `${text}\n`])),
};

/** A tree of the same shape that keeps every rule. */
export const keepingTree: PlantedFiles = {
  ...surroundings,
  'main/rpc/second.ts': 'export const second = 1;',
  'shared/clock.ts': "import { z } from 'zod';\nexport const clock = z.string();",
  'shared/password-strength.ts': "import '@zxcvbn-ts/core';\nimport './x.ts';",
  'preload/index.ts':
    "import 'electron';\nimport type { bridge } from '../shared/bridge.ts';\nexport type B = typeof bridge;",
  'renderer/ui/button.ts': 'export const button = 1;',
  'renderer/home/page.ts': "import '../ui/button.ts';\nimport '../../shared/x.ts';",
  'renderer/routes.ts': "import './home/page.ts';",
  'main/people/service.ts': "import '../places/service.ts';\nimport '../ports.ts';\nimport '../rpc/second.ts';",
  'main/people/repository.ts':
    "import type D from 'better-sqlite3';\nimport '../../shared/x.ts';\nexport type Db = D.Database;",
  'main/database/migrations/010-a.ts':
    "import 'node:crypto';\nimport type { migrate } from '../migrate.ts';\nexport type M = typeof migrate;",
  'main/https/app.ts': "import 'hono';\nimport '../rpc/second.ts';",
  'main/electron/ipc.ts': "import 'electron';\nimport '../core.ts';\nimport '../https/app.ts';",
  'main/headless/main.ts': "import '../core.ts';\nimport '../https/app.ts';",
  'main/cli/main.ts': "import '../core.ts';",
};
