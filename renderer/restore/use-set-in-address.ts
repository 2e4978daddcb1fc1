import { useParams, useSearchParams } from 'react-router';

/** The set that the address names, as procedures take it, and what its other pages append to keep the place. */
export function useSetInAddress() {
  const { set = '' } = useParams();
  const [params] = useSearchParams();
  const place = Number(params.get('place'));
  const known = Number.isSafeInteger(place) && place > 0;
  return {
    input: { set, ...(known ? { destinationId: place } : {}) },
    suffix: known ? `?place=${place}` : '',
  };
}
