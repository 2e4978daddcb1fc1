import { useApi } from '../api/context.tsx';

/** Adds the components that are in one unit to another: what they are, not which ones they are and since when. */
export function useCopyComponents(): (fromId: number, toId: number) => Promise<void> {
  const api = useApi();
  return async (fromId, toId) => {
    const { items } = await api.components.list({ unitId: fromId, pageSize: 200 });
    for (const { kind, designation, manufacturerId, model, softwareVersion, removedOn } of items) {
      if (removedOn === null)
        await api.components.create({ unitId: toId, kind, designation, manufacturerId, model, softwareVersion });
    }
  };
}
