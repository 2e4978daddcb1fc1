import type { z } from 'zod';
import type { DownloadTicket } from '../../shared/files.ts';
import type { lookupsContract } from '../../shared/lookups.ts';
import type { CsvColumn } from '../files/csv-body.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { LookupsRepository, StoredLookup } from './repository.ts';

/** The columns of a REMS file of facilities. Source: REMS 3.11. */
const columns: readonly CsvColumn<StoredLookup>[] = [
  { heading: 'id', value: ({ id }) => id },
  { heading: 'name', value: ({ name }) => name },
  { heading: 'facility_full', value: ({ fullName }) => fullName },
  { heading: 'address', value: ({ address }) => address },
  { heading: 'is_active', value: ({ active }) => active === 1 },
];

/** Takes the facilities in use away as a file. */
export interface FacilityExport {
  export(input: z.output<typeof lookupsContract.exportFacilities.input>, ctx: Context): DownloadTicket;
}

/** Files of facilities, those that are in use. */
export function createFacilityExport(deps: {
  readonly repository: LookupsRepository;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
}): FacilityExport {
  return {
    export({ template = false, format, bom }, ctx) {
      const facilities = template ? [] : deps.repository.facility.all().filter(({ active }) => active === 1);
      const byId = new Map(facilities.map((facility) => [facility.id, facility]));
      ctx.transact((tx) => {
        const changes = { count: { old: null, new: facilities.length }, template: { old: null, new: template } };
        tx.audit({ entity: 'lookup', entityId: null, action: 'lookups.exportFacilities', changes });
      });
      const table = {
        name: template ? 'facilities_template' : 'facilities',
        at: deps.clock.now(),
        columns,
        ids: [...byId.keys()],
        read: (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []),
      };
      return deps.files.issueDownload(ctx, tableFile(table, { format, bom }));
    },
  };
}
