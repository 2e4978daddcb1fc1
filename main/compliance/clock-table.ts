/** A row by the names of its columns. */
type Row<Name extends string> = Readonly<Record<Name, number>>;
/** Rows in memory, one array for each column: counts look at every unit, and objects would lie too far apart for that. */
type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;
type Growing<Name extends string> = Readonly<Record<Name, number[]>>;

type UnitColumn = 'id' | 'classId' | 'facilityId' | 'limitOn' | 'neverTested' | 'hasObligations' | 'installedOn';
type RunColumn = 'obligationsFrom' | 'obligationsTo' | 'bookingsFrom' | 'bookingsTo';
type ObligationColumn = 'id' | 'limitOn' | 'tested' | 'startsOn' | 'endsOn';
type BookingColumn = 'scheduledOn';

/** A unit with its obligations and open bookings. Days are `DayNumber`s, flags 0 or 1; a unit without a facility has 0. */
export interface ClockRows {
  readonly unit: Row<UnitColumn>;
  readonly obligations: readonly Row<ObligationColumn>[];
  readonly bookings: readonly Row<BookingColumn>[];
}

/** Units in memory. A unit has a place in all columns of `units`; those of its obligations and bookings run from one place to before another. */
export interface ClockTable {
  readonly units: Columns<UnitColumn | RunColumn>;
  readonly obligations: Columns<ObligationColumn>;
  readonly bookings: Columns<BookingColumn>;
  /** Where a unit stands; undefined for one that is not known. */
  placeOf(id: number): number | undefined;
  /**
   * Takes a unit in, or writes it anew where it stands. Units stand in the order of their ids.
   * @throws RangeError for a new unit whose id is not the highest
   */
  put(rows: ClockRows): void;
  /** Highest id that was taken in; 0 without any. */
  highestId(): number;
  remove(id: number): void;
}

/** A table without units. */
export function createClockTable(): ClockTable {
  const places = new Map<number, number>();
  const units: Growing<UnitColumn | RunColumn> = {
    id: [],
    classId: [],
    facilityId: [],
    limitOn: [],
    neverTested: [],
    hasObligations: [],
    installedOn: [],
    obligationsFrom: [],
    obligationsTo: [],
    bookingsFrom: [],
    bookingsTo: [],
  };
  const obligations: Growing<ObligationColumn> = { id: [], limitOn: [], tested: [], startsOn: [], endsOn: [] };
  const bookings: Growing<BookingColumn> = { scheduledOn: [] };
  const highestId = () => units.id.at(-1) ?? 0;

  return {
    units,
    obligations,
    bookings,
    highestId,
    placeOf: (id) => places.get(id),
    put({ unit, ...rows }) {
      const known = places.get(unit.id);
      if (known === undefined && unit.id <= highestId()) throw new RangeError('units are taken in by their ids');
      const place = known ?? units.id.length;
      places.set(unit.id, place);
      write(units, place, unit);
      putRun(obligations, rows.obligations, units.obligationsFrom, units.obligationsTo, place);
      putRun(bookings, rows.bookings, units.bookingsFrom, units.bookingsTo, place);
    },
    // Nothing leads to its place any more.
    remove: (id) => void places.delete(id),
  };
}

/** Writes the rows of one unit where its former ones stand, or after all others when they are more. */
function putRun<Name extends string>(
  columns: Growing<Name>,
  rows: readonly Row<Name>[],
  from: number[],
  to: number[],
  place: number,
): void {
  const [column = []] = Object.values<number[]>(columns);
  const room = (to[place] ?? 0) - (from[place] ?? 0);
  const first = rows.length > room ? column.length : (from[place] ?? 0);
  rows.forEach((row, index) => {
    write(columns, first + index, row);
  });
  from[place] = first;
  to[place] = first + rows.length;
}

function write<Name extends string>(columns: Growing<Name>, place: number, row: Row<Name>): void {
  // as: the names of a row are those of columns.
  for (const name in row) (columns[name as Name] as number[])[place] = row[name];
}
