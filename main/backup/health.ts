import type { BackupRun, BackupSet, BackupState, Destination } from '../../shared/backup.ts';

const hour = 3_600_000;
/** Hours until backups are amber and red (security page 3.3). */
const amberHours = 26;
const redHours = 72;

/** A set from the future is one that a clock made which was ahead, milliseconds of grace. */
const futureMs = 5 * 60_000;

/** Whether the clock cannot be trusted: a set of our own comes from the future. */
export function clockSuspect(sets: readonly BackupSet[], now: Date): boolean {
  return sets.some(({ at, state }) => state !== 'foreign' && Date.parse(at) > now.getTime() + futureMs);
}

/** From one set to the next so much time is odd, milliseconds: the clock went ahead, or the workstation was off. */
const leapMs = 35 * 24 * hour;
/** After that the sets must go on for so long before any is thrown away, milliseconds: a wrong date does not stay unseen for a week. */
const settledMs = 7 * 24 * hour;

/** Whether the newest sets were made by a clock that may be ahead: by its date every set of before is old, and all would go. */
export function clockLeapt(sets: readonly Pick<BackupSet, 'at' | 'state'>[]): boolean {
  const times = sets.filter(({ state }) => state === 'proven').map(({ at }) => Date.parse(at));
  times.sort((one, other) => other - one);
  const [newest = 0] = times;
  const before = times.findIndex((time, index) => time - (times[index + 1] ?? time) > leapMs);
  return before >= 0 && newest - (times[before] ?? newest) < settledMs;
}

/** How backups stand, and why not better: sentences for administrators. */
export function healthOf(facts: {
  readonly now: Date;
  readonly installedAt: Date;
  readonly sets: readonly BackupSet[];
  readonly rpoHours: number;
  readonly lastMake: BackupRun | undefined;
  readonly lastVerify: BackupRun | undefined;
  readonly lastDrill: BackupRun | undefined;
  readonly destinations: readonly Destination[];
  readonly awayTooLong: readonly Destination[];
  /** The database is known to be damaged. */
  readonly damaged: boolean;
}): Pick<BackupState, 'health' | 'reasons'> {
  const { now, sets, rpoHours, lastMake, lastVerify, lastDrill, destinations } = facts;
  const red: string[] = [];
  const amber: string[] = [];
  if (facts.damaged) red.push('The database is damaged and only read. Restore the newest proven backup.');
  const proven = sets.find(({ state, at }) => state === 'proven' && Date.parse(at) <= now.getTime() + futureMs);
  const since = proven ? new Date(proven.at) : facts.installedAt;
  const hours = Math.floor((now.getTime() - since.getTime()) / hour);
  const old = proven
    ? `The last proven backup is ${hours} hours old. Make one now.`
    : 'There is no proven backup yet. Make one now.';
  if (hours >= redHours) red.push(old);
  else if (hours >= Math.min(amberHours, rpoHours + 2) || !proven) amber.push(old);

  const own = sets.filter(({ state, setAside }) => state !== 'foreign' && !setAside);
  const newestBad = own[0]?.state === 'bad';
  const bad = own.filter(({ state }) => state === 'bad').length;
  if (newestBad) red.push('The newest backup does not hold. Make another one, and check the disk.');
  else if (bad > 0)
    amber.push(`Backups that do not hold: ${bad}. They are never counted; look why, and check the disk.`);
  if (lastVerify?.result === 'failed') red.push(`The last proof failed. ${lastVerify.message ?? ''}`.trim());
  if (lastDrill?.result === 'failed') red.push(`The last restore drill failed. ${lastDrill.message ?? ''}`.trim());
  if (lastMake?.result === 'failed' && !newestBad)
    amber.push(`The last backup could not be made. ${lastMake.message ?? ''}`.trim());
  if (clockSuspect(sets, now))
    amber.push(
      'A backup comes from the future: the clock was set back. Check the time; until then no old backup is removed.',
    );
  for (const { label, state, message } of destinations)
    if (state === 'refused' || state === 'behind')
      amber.push(`The copies at "${label}" are not up to date. ${message ?? ''}`.trim());
  for (const { label } of facts.awayTooLong)
    amber.push(`The place "${label}" has been away for too long. Connect it, so that it gets the newest backup.`);
  return { health: red.length > 0 ? 'red' : amber.length > 0 ? 'amber' : 'green', reasons: [...red, ...amber] };
}
