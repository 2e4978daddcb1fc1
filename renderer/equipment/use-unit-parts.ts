import { useState } from 'react';
import { useCall } from '../api/hooks.ts';
import { bookingsOf } from '../parts/bookings/bookings-card.tsx';
import { blockingFindingsOf } from '../parts/findings/do-not-use-banner.tsx';
import { openFindingsOf } from '../parts/findings/findings-card.tsx';
import { firstTestsOf } from '../parts/tests/test-history.tsx';

/**
 * Asks for everything above and inside the record on the page of a unit while the unit itself is on its way; answers whether all of it has come, or
 * cannot. A part that came later would push the record away from under the pointer.
 *
 * @param enabled false: there is no such unit to ask for
 */
export function useUnitParts(unitId: number, enabled: boolean): boolean {
  const parts = [
    useCall('findings.list', blockingFindingsOf(unitId), { enabled }),
    useCall('obligations.ofUnit', { unitId }, { enabled }),
    useCall('compliance.tests', firstTestsOf(unitId), { enabled }),
    useCall('bookings.list', bookingsOf(unitId), { enabled }),
    useCall('findings.list', openFindingsOf(unitId), { enabled }),
    useCall('capital.unit', { unitId }, { enabled }),
  ];
  // A part that failed is asked for again later: what is open and perhaps half typed by then stays.
  const [shown, setShown] = useState<number>();
  const whole = enabled && parts.every(({ isLoading }) => !isLoading);
  if (whole && shown !== unitId) setShown(unitId);
  return whole || shown === unitId;
}
