import type { PlainDate } from '../../shared/dates.ts';
import type { Severity } from '../../shared/findings.ts';
import { searchWords } from '../../shared/text.ts';
import { createChangeStamp } from '../database/change-stamp.ts';
import { createChangedRows } from '../database/changed-rows.ts';
import type { Db } from '../database/connection.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import type { Slice } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { decidedByColumns, filterColumns } from '../equipment/unit-filter-rules.ts';
import { type AskedFindings, unitsQuery } from './list-query.ts';

/** A part of a list, by id, and how many there are in all. */
export interface FoundFindings {
  readonly ids: readonly number[];
  readonly total: number;
}

interface OpenFinding {
  readonly id: number;
  readonly unitId: number;
  readonly severity: Severity;
  readonly ownerId: number | null;
  readonly dueOn: PlainDate | null;
}

/** Choices whose units are kept, some 500 kB each at 20,000 units. */
const keptChoices = 5;

/**
 * Open findings in memory, once on a connection: there are a thousand, and the list of them looks at the units of all to show fifty.
 * What this connection changes is read again at the next question; all of them are after a change by anybody else.
 *
 * @returns what is asked for, those that are due first in front; undefined where only the database knows: inside a transaction, where
 * words, findings or fields of the clinic decide, and of findings that are not open
 */
export function createOpenFindings(
  db: Db,
): (asked: Omit<AskedFindings, keyof Slice>, slice: Slice) => FoundFindings | undefined {
  const columns = `SELECT g.id, g.unit_id AS unitId, g.severity, g.owner_id AS ownerId, g.due_on AS dueOn FROM findings g`;
  const open = 'g.resolved_on IS NULL AND g.deleted_at IS NULL';
  const all = db.prepare<[], OpenFinding>(`${columns} WHERE ${open}`);
  const some = db.prepare<[string], OpenFinding>(
    `${columns} WHERE ${open} AND g.id IN (SELECT value FROM json_each(?))`,
  );
  const takeChanged = createChangedRows(db, 'open_findings', [
    {
      table: 'findings',
      key: 'id',
      columns: ['unit_id', 'severity', 'owner_id', 'due_on', 'resolved_on', 'deleted_at'],
    },
  ]);
  const stamp = createChangeStamp(db, 'units_of_findings', [{ table: 'units', columns: filterColumns }]);
  const choices = createKeptAnswers<ReadonlySet<number>>(stamp, keptChoices);
  const read = createQueryReader(db);
  /** In the order of the list. */
  let known: readonly OpenFinding[] | undefined;

  /** Those of the database; undefined inside a transaction. */
  function present(): readonly OpenFinding[] | undefined {
    const changed = takeChanged();
    if (changed === undefined) return undefined;
    const before = known;
    // Whatever goes wrong from here on, nothing is taken for read that was not.
    known = undefined;
    if (before === undefined || changed === 'any') known = all.all().sort(byDueDate);
    else if (changed.length === 0) known = before;
    else {
      const other = new Set(changed);
      const same = before.filter(({ id }) => !other.has(id));
      known = [...same, ...some.all(JSON.stringify(changed))].sort(byDueDate);
    }
    return known;
  }

  return ({ state, unitId, testId, includeDeleted, search, filters, severity = [], ownerId = [], today }, slice) => {
    if (state !== 'open' && state !== 'overdue') return undefined;
    if (unitId !== undefined || testId !== undefined || includeDeleted || searchWords(search).length > 0) {
      return undefined;
    }
    if (!decidedByColumns({ filters })) return undefined;
    const findings = present();
    if (!findings) return undefined;
    const units = choices(JSON.stringify([today, filters]), () => new Set(read.numbers(unitsQuery(filters, today))));
    const ids: number[] = [];
    let total = 0;
    for (const one of findings) {
      if (!units.has(one.unitId)) continue;
      if (state === 'overdue' && (one.dueOn === null || one.dueOn >= today)) continue;
      if (severity.length > 0 && !severity.includes(one.severity)) continue;
      if (ownerId.length > 0 && (one.ownerId === null || !ownerId.includes(one.ownerId))) continue;
      if (total >= slice.offset && ids.length < slice.limit) ids.push(one.id);
      total += 1;
    }
    return { ids, total };
  };
}

/** Blanks last, of the same day the newest first. */
function byDueDate(one: OpenFinding, other: OpenFinding): number {
  const [day, otherDay] = [one.dueOn ?? '9999-99-99', other.dueOn ?? '9999-99-99'];
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  return other.id - one.id;
}
