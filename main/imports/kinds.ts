import type { ImportKind } from '../../shared/imports.ts';
import { bookingsKind } from './bookings/bookings-kind.ts';
import { equipmentKind } from './equipment/equipment-kind.ts';
import { facilitiesKind } from './facilities/facilities-kind.ts';
import type { FileKind } from './kind.ts';
import { peopleKind } from './people/people-kind.ts';
import { testsKind } from './tests/tests-kind.ts';

/** What can be imported from a table of its own, and how; everything of a REMS at once is `rems`. */
export const fileKinds: Readonly<Record<Exclude<ImportKind, 'rems'>, FileKind>> = {
  equipment: equipmentKind,
  tests: testsKind,
  bookings: bookingsKind,
  people: peopleKind,
  facilities: facilitiesKind,
};
