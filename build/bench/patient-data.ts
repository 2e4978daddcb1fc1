import type { Db } from '../../main/database/connection.ts';
import type { DataKeys } from '../../main/keys/data-keys.ts';
import { createBlindIndex } from '../../main/patients/blind-index-rules.ts';
import { createCounters } from '../../main/patients/counters.ts';
import { createIdentityCells } from '../../main/patients/identity-cell-rules.ts';
import { createPatientWriter } from '../../main/patients/patient-writer.ts';
import { createPatientsRepository } from '../../main/patients/repository.ts';
import type { Random as RandomPort } from '../../main/ports.ts';
import type { Tx } from '../../main/rpc/transaction.ts';
import { createRandom, type Random } from './random.ts';

const seed = 20_260_108;

const firstNames = [
  'Jeanne Marie Louise Anne Émilie Claire Hélène Sophie Nathalie Isabelle Chloé Zoé Inès Léa Camille Margaux Aïcha Fatima',
  'Jean Pierre Michel André Philippe Alain Bernard François Étienne Nicolas Julien Thomas Lucas Hugo Mohamed Karim Ludovic',
]
  .join(' ')
  .split(' ');
const beginnings = 'Mar Du Le Ber Mor Gir Lam Fon Ros Vin Bla Gar Leg Per Cle Rou Mer Che Bou Del'.split(' ');
const middles = 'tin ti nar nel ar ber tai set land ran fa er lo'.split(' ');
const endings = 'd t et eau on er ot in y al ez ier'.split(' ');

/** Adds patients of one study with the program's own writer: hospital numbers of seven digits, some 3,000 last names, ten years of work. */
export function addPatients(
  deps: { readonly db: Db; readonly keys: DataKeys; readonly random: RandomPort },
  tx: Tx,
  work: { readonly patients: number; readonly studyId: number; readonly creators: readonly number[] },
): void {
  const { db, keys } = deps;
  const random = createRandom(seed);
  const writer = createPatientWriter({
    ...deps,
    repository: createPatientsRepository(db),
    cells: createIdentityCells(deps),
    index: createBlindIndex({ keys }),
    counters: createCounters({ db }),
  });
  const years = 10;
  const end = Date.parse(tx.at);
  for (let index = 0; index < work.patients; index += 1) {
    const at = new Date(end - ((work.patients - index) / work.patients) * years * 365 * 86_400_000).toISOString();
    const who = random.pick(work.creators);
    // One entry at the end stands for all of them: the trail is measured elsewhere.
    writer.create({ ...tx, at, audit: () => 0 }, work.studyId, person(index, random), {
      createdById: who,
      byId: who,
      reason: null,
    });
  }
  tx.audit({ entity: 'patient', entityId: null, changes: { count: { old: null, new: work.patients } } });
}

function person(index: number, random: Random) {
  const last = () => random.pick(beginnings) + random.pick(middles) + random.pick(endings);
  const two = (most: number) => String(1 + random.upTo(most)).padStart(2, '0');
  return {
    ipp: String(1_000_000 + index * 7),
    sex: random.next() < 0.5 ? 'F' : 'M',
    firstName: random.next() < 0.15 ? `${random.pick(firstNames)}-${random.pick(firstNames)}` : random.pick(firstNames),
    lastName: random.next() < 0.1 ? `${last()} ${last()}` : last(),
    birthDate: `${1930 + random.upTo(80)}-${two(12)}-${two(28)}`,
  };
}
