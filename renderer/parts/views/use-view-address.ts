import { useSearchParams } from 'react-router';

/** The address of a list as views keep it, without the page, and the way to a view. */
export function useViewAddress() {
  const [params, setParams] = useSearchParams();
  const kept = new URLSearchParams(params);
  kept.delete('page');
  return { query: kept.toString(), open: (query: string) => setParams(new URLSearchParams(query)) };
}
