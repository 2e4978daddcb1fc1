import type { z } from 'zod';
import type { DownloadTicket } from '../../shared/files.ts';
import { type Person, type PersonRole, type peopleContract, personRoles } from '../../shared/people.ts';
import type { CsvColumn } from '../files/csv-body.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { PeopleRepository } from './repository.ts';

/** The columns of a REMS file of people; whether somebody signs in is said for readers and ignored on the way in. Source: REMS 3.11. */
const columns: readonly CsvColumn<Person>[] = [
  { heading: 'id', value: ({ id }) => id },
  { heading: 'name', value: ({ name }) => name },
  { heading: 'email', value: ({ email }) => email },
  { heading: 'phone', value: ({ phone }) => phone },
  { heading: 'login_required', value: ({ accountId }) => accountId !== null },
  ...personRoles.map(
    (role: PersonRole): CsvColumn<Person> => ({ heading: role, value: ({ roles }) => roles.includes(role) }),
  ),
];

/** More people than a clinic has; a list is read in one go. */
const most = 100_000;

/** Takes people away as a file. */
export interface PeopleExport {
  export(input: z.output<typeof peopleContract.export.input>, ctx: Context): DownloadTicket;
}

/** Files of people; who is in one is settled when it is asked for, what it says of them too. */
export function createPeopleExport(deps: {
  readonly repository: PeopleRepository;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
}): PeopleExport {
  return {
    export({ template = false, format, bom, ...query }, ctx) {
      const people = template ? [] : deps.repository.list(query, most, 0);
      const byId = new Map(people.map((person) => [person.id, person]));
      ctx.transact((tx) => {
        const changes = { count: { old: null, new: people.length }, template: { old: null, new: template } };
        tx.audit({ entity: 'person', entityId: null, action: 'people.export', changes });
      });
      const table = {
        name: template ? 'personnel_template' : 'personnel',
        at: deps.clock.now(),
        columns,
        ids: [...byId.keys()],
        read: (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []),
      };
      return deps.files.issueDownload(ctx, tableFile(table, { format, bom }));
    },
  };
}
