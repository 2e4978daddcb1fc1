import type { Booking } from '../../shared/bookings.ts';
import { isMovable, type Surface } from './surface.ts';
import { VisitChip } from './visit-chip.tsx';

/** Visits in a cell, each of which can be opened, stepped and dragged. */
export function VisitList({ visits, surface }: { readonly visits: readonly Booking[]; readonly surface: Surface }) {
  return (
    <ul className="rems-plain-list">
      {visits.map((booking) => (
        <li key={booking.id}>
          <VisitChip
            booking={booking}
            movable={surface.canWrite && isMovable(booking)}
            focused={surface.focused === booking.id}
            onPointerDown={surface.drag.start({ kind: 'visit', booking })}
            onStep={(days) => surface.step(booking, days)}
            onOpen={() => surface.openVisit(booking)}
          />
        </li>
      ))}
    </ul>
  );
}
