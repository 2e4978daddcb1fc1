import { addDays, type PlainDate } from '../../shared/dates.ts';
import { ReminderDefinition } from '../../shared/reminders.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import type { DueRow, ReaderRow, RemindersRepository } from './repository.ts';
import { type Stage, stageOf } from './stages.ts';

/** One line to one recipient. */
export interface ReminderLine {
  readonly ruleId: number;
  /** What it is about, with the limit of its cycle: a new cycle is told anew. */
  readonly subject: string;
  readonly stage: Stage;
  readonly due: DueRow;
}

/** Everything that one recipient is told over one channel. */
export interface Parcel {
  readonly channel: 'notice' | 'mail';
  /** `account:12`, or an e-mail address. */
  readonly recipient: string;
  /** The recipient in words. */
  readonly name: string;
  /** The account behind it; null for a person without one. */
  readonly accountId: number | null;
  readonly lines: Map<string, ReminderLine>;
}

/** What every recipient has to look after on a day, told or not. */
export function gatherParcels(
  repository: RemindersRepository,
  roles: Pick<RoleRules, 'permissionsOf'>,
  today: PlainDate,
): Parcel[] {
  const rules = activeRules(repository);
  if (rules.length === 0) return [];
  const until = addDays(today, Math.max(1, ...rules.flatMap(({ definition }) => definition.daysBefore)));
  const obligations = repository.obligations(today, until);
  const findings = repository.findings(today, until);
  // Mail and notices speak of equipment: an account that may not read it gets none.
  const readers = repository
    .readers()
    .map((reader) => ({ ...reader, roles: JSON.parse(reader.roles) as string[] })) // as: made by json_group_array
    .filter((reader) => roles.permissionsOf(reader.roles).includes('equipment:read'));
  const people = peopleOf(repository, readers);
  const parcels = new Map<string, Parcel>();

  function add(channel: Parcel['channel'], to: Addressee, line: ReminderLine): void {
    const recipient = channel === 'mail' ? to.email?.trim().toLowerCase() : to.accountId && `account:${to.accountId}`;
    if (!recipient) return;
    const key = `${channel} ${recipient}`;
    let parcel = parcels.get(key);
    if (!parcel) {
      const name = channel === 'mail' ? recipient : (to.username ?? recipient);
      parcel = { channel, recipient, name, accountId: to.accountId, lines: new Map() };
      parcels.set(key, parcel);
    }
    const present = parcel.lines.get(line.subject);
    if (!present || present.stage.on < line.stage.on) parcel.lines.set(line.subject, line);
  }

  for (const { id: ruleId, definition } of rules) {
    const everywhere = readers
      .filter((reader) => reader.roles.some((role) => definition.roles.includes(role)))
      .map(addresseeOf);
    const about = (due: DueRow) =>
      due.ruleId === null || definition.ruleIds.length === 0 || definition.ruleIds.includes(due.ruleId);
    const matters = definition.findings ? [...obligations, ...findings] : obligations;
    for (const due of matters.filter(about)) {
      const stage = stageOf(definition, due, today);
      if (!stage) continue;
      const line = { ruleId, subject: `${due.kind}:${due.id}:${due.limit}`, stage, due };
      const here = definition.recipients.flatMap((who) => people.get(due[who] ?? 0) ?? []);
      for (const to of [...everywhere, ...here]) for (const channel of definition.channels) add(channel, to, line);
    }
  }
  return [...parcels.values()];
}

interface Addressee {
  readonly accountId: number | null;
  readonly username: string | null;
  readonly email: string | null;
}

type Reader = Omit<ReaderRow, 'roles'> & { readonly roles: readonly string[] };

function addresseeOf({ id, username, email }: Reader): Addressee {
  return { accountId: id, username, email };
}

/** People that units name, each with the account that is theirs or has their address. */
function peopleOf(repository: RemindersRepository, readers: readonly Reader[]): ReadonlyMap<number, Addressee> {
  const own = new Map(
    readers.flatMap((reader) => (reader.personId === null ? [] : [[reader.personId, reader] as const])),
  );
  const named = new Map(
    readers.flatMap((reader) => (reader.email ? [[reader.email.toLowerCase(), reader] as const] : [])),
  );
  return new Map(
    repository.persons().map(({ id, email }) => {
      const reader = own.get(id) ?? named.get(email.toLowerCase());
      return [id, { accountId: reader?.id ?? null, username: reader?.username ?? null, email }] as const;
    }),
  );
}

function activeRules(repository: RemindersRepository) {
  return repository
    .rules()
    .filter(({ active }) => active === 1)
    .map(({ id, definition }) => ({ id, definition: ReminderDefinition.parse(JSON.parse(definition)) }));
}
