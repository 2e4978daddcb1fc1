import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { ImportsService } from '../imports/service.ts';
import { createLookupWriter } from '../lookups/service.ts';
import { createPersonWriter } from '../people/service.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { type CatalogueEntry, catalogue } from './catalogue.ts';
import { firstSampleId, samplePeople } from './places.ts';
import { sampleFile } from './sample-file.ts';
import { forgetSampleIds } from './sample-ids.ts';
import { createSampleSurveys } from './sample-surveys.ts';

/** Whether the sample clinic is here and can go. */
export interface SampleStatus {
  readonly loaded: boolean;
  readonly removable: boolean;
  /** Why it cannot be removed, in words. */
  readonly reason: string | null;
}

/** The sample clinic: an import of our own, so that removing it is undoing that import. */
export function createSampleService(deps: {
  readonly db: Db;
  readonly imports: ImportsService;
  readonly clock: Clock;
}) {
  const { db, imports, clock } = deps;
  const lookups = createLookupWriter(db);
  const people = createPersonWriter(db);
  const surveys = createSampleSurveys(db);
  const classNamed = db.prepare<[string], number>('SELECT id FROM classes WHERE name_folded = ?').pluck();
  const subclassNamed = db
    .prepare<[number, string], number>('SELECT id FROM subclasses WHERE class_id = ? AND name_folded = ?')
    .pluck();
  const personWithEmail = db.prepare<[string], number>('SELECT id FROM people WHERE email_folded = ?').pluck();

  /** What a file cannot say: costs and lifetimes of subclasses, phone numbers and all roles of people. */
  function foundations(tx: Tx, importId: number): void {
    const options = { importId };
    for (const entry of Object.values<CatalogueEntry>(catalogue)) {
      const classId =
        classNamed.get(fold(entry.className)) ??
        lookups.insert(tx, { kind: 'class', name: entry.className }, options).id;
      if (subclassNamed.get(classId, fold(entry.subclassName)) !== undefined) continue;
      const { subclassName: name, cost: estimatedCost, lifetimeYears } = entry;
      lookups.insert(tx, { kind: 'subclass', name, classId, estimatedCost, lifetimeYears }, options);
    }
    samplePeople.forEach((person, position) => {
      if (personWithEmail.get(fold(person.email)) === undefined)
        people.insert(tx, { ...person, id: firstSampleId + position }, options);
    });
  }

  function status(): SampleStatus {
    const latest = imports.latestSample();
    if (latest?.state !== 'applied') return { loaded: false, removable: false, reason: null };
    return { loaded: true, removable: latest.undoable, reason: latest.undoRefusal };
  }

  return {
    status,

    /** Adds the sample clinic in one transaction. @throws AppError CONFLICT when it is loaded already */
    load(ctx: Context): void {
      if (status().loaded) throw new AppError('CONFLICT', 'The sample clinic is loaded already.');
      const now = clock.now();
      imports.applyNow(ctx, {
        fileName: 'sample-clinic.csv',
        bytes: sampleFile(now),
        before: foundations,
        after: (tx, importId) => surveys.write(tx, importId, localDate(now)),
      });
    },

    /** Removes it again. @throws AppError CONFLICT when it is not loaded, or naming what hangs on it */
    remove(ctx: Context): void {
      const latest = imports.latestSample();
      if (latest?.state !== 'applied') throw new AppError('CONFLICT', 'The sample clinic is not loaded.');
      imports.undoNow(ctx, latest.id, forgetSampleIds);
    },
  };
}

/** The service of {@link createSampleService}. */
export type SampleService = ReturnType<typeof createSampleService>;
