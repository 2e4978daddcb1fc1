import { join } from 'node:path';
import { createCore } from '../../main/core.ts';
import { createBlindIndex } from '../../main/patients/blind-index-rules.ts';
import { createIdentityCells } from '../../main/patients/identity-cell-rules.ts';
import { countQuery, idsQuery } from '../../main/patients/list-query.ts';
import { createPatientLists, type PatientChoice } from '../../main/patients/lists.ts';
import { createPatientsRepository } from '../../main/patients/repository.ts';
import { createStanding } from '../../main/studies/standing-rules.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { permissionsOf } from '../../shared/contract/permissions.ts';
import { benchPorts, openDispatched } from './dispatched.ts';
import type { Figures } from './figures.ts';
import { type Account, createInstallation } from './installation.ts';
import { measureReads, timesOfRounds } from './measure-reads.ts';
import { openInstallation } from './open-installation.ts';
import { addPatients } from './patient-data.ts';
import { copyTables } from './plain-database.ts';

/** Rows that the list screen asks for at once. */
const pageSize = 100;

/** What study staff ask: each question with the inputs that take turns. */
const questions: Readonly<Record<string, readonly PatientChoice[]>> = {
  list: [{}],
  listSorted: [
    {
      sort: [
        { key: 'creator', descending: false },
        { key: 'identifier', descending: false },
      ],
    },
  ],
  listOwn: [{ filters: { own: true } }],
  searchIpp: Array.from({ length: 20 }, (_, index) => ({ search: String(1_000_000 + index * 7 * 331) })),
  searchIdentifier: ['00015', '_00031', 'CENTRE_'].map((search) => ({ search })),
  searchName: ['mar', 'dutin', 'ma', 'lamber', 'é', 'lele'].map((search) => ({ search })),
  searchWords: ['jean mar', 'marie du', 'zoé ros lamt', 'anne-marie le'].map((search) => ({ search })),
};

/** Lists and searches of the registry through dispatch, beside the same statements on plain SQLite. */
export async function measurePatients(
  figures: Figures,
  bench: { readonly root: string; readonly folder: string; readonly patients: number },
): Promise<void> {
  const data = join(bench.folder, 'registry');
  await createInstallation(bench.root, data, join(bench.folder, 'registry-sheet.txt'));
  const account = await addInvestigator(data);
  const begun = performance.now();
  await fill(data, bench.patients);
  figures.add('patients.fill.rate', (bench.patients * 1000) / (performance.now() - begun), 'rows/s');
  const bare = await bareReads(data, join(bench.folder, 'registry-plain.db'));
  const dispatched = await openDispatched(data, account);
  try {
    for (const [name, choices] of Object.entries(questions)) {
      const inputs = choices.map((choice) => ({ ...choice, page: 1, pageSize }));
      const times = await measureReads({ procedure: 'patients.list', inputs }, dispatched.time);
      const plain = bare(choices);
      figures.add(`patients.${name}.p50`, times.p50, 'ms', plain.p50);
      figures.add(`patients.${name}.p95`, times.p95, 'ms', plain.p95);
    }
  } finally {
    await dispatched.close();
  }
}

/** An account of an investigator; the operator makes it, as set-up does. */
async function addInvestigator(folder: string): Promise<Account> {
  const account = { username: 'investigator', password: 'a long enough benchmark password' };
  const core = await createCore(benchPorts(folder), { workerEntry: null });
  const operator = { origin: 'cli', address: null, session: null, operator: { name: 'bench' } } as const;
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, operator)));
  await api.accounts.create({ ...account, roles: ['principal-investigator'] });
  await core.close();
  return account;
}

async function fill(folder: string, patients: number): Promise<void> {
  const { db, keys, random, transactor, close } = await openInstallation(folder);
  const creators = db.prepare<[], number>('SELECT id FROM accounts ORDER BY id').pluck().all();
  const studyId = db.prepare<[], number>('SELECT id FROM studies WHERE is_default = 1').pluck().get() ?? 0;
  const actor = { accountId: null, name: 'bench', origin: 'job', address: null, requestId: 'bench' } as const;
  transactor.transact({ ...actor, action: 'bench.patients' }, (tx) =>
    addPatients({ db, keys, random }, tx, { patients, studyId, creators }),
  );
  close();
}

/** The statements of a list page on a plain database with the same rows: ids, total and rows are read, nothing is made of them. */
async function bareReads(folder: string, file: string) {
  const { db, keys, random, close } = await openInstallation(folder);
  const plain = copyTables(file, db, ['accounts', 'studies', 'study_prefixes', 'patients', 'patient_index']);
  const accountId =
    db.prepare<[], number>(`SELECT id FROM accounts WHERE username = 'investigator'`).pluck().get() ?? 0;
  const permissions = new Set(permissionsOf(['principal-investigator']));
  const standing = createStanding({ db }).of({ accountId, permissions });
  const repository = createPatientsRepository(plain);
  const index = createBlindIndex({ keys });
  const lists = createPatientLists({ db: plain, repository, cells: createIdentityCells({ keys, random }), index });
  const asked = new Map(
    Object.values(questions)
      .flat()
      .map((choice) => [choice, lists.queryOf(choice, standing).query]),
  );
  close();
  return (choices: readonly PatientChoice[]) =>
    timesOfRounds(
      choices.map((choice) => {
        const query = asked.get(choice);
        if (!query) throw new Error('every choice was read');
        const page = idsQuery(query, standing, { limit: pageSize, offset: 0 });
        const total = countQuery(query, standing);
        const ids = plain.prepare<unknown[], number>(page.sql).pluck();
        const count = plain.prepare<unknown[]>(total.sql).pluck();
        return () => {
          count.get(...total.parameters);
          repository.several(ids.all(...page.parameters));
        };
      }),
    );
}
