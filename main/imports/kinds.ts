import type { ImportKind } from '../../shared/imports.ts';
import { bookingsKind } from './bookings/bookings-kind.ts';
import { equipmentKind } from './equipment/equipment-kind.ts';
import type { FileKind } from './kind.ts';
import { testsKind } from './tests/tests-kind.ts';

/** What can be imported, and how. */
export const fileKinds: Readonly<Record<ImportKind, FileKind>> = {
  equipment: equipmentKind,
  tests: testsKind,
  bookings: bookingsKind,
};
