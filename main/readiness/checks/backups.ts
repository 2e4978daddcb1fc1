import type { BackupState } from '#shared/backup.ts';
import { installedAt } from '../../database/installation.ts';
import type { Check, OpenDeps } from '../check.ts';
import { type Finding, failed, off, ok, warning } from '../finding.ts';
import { daysSince, hoursSince, moment } from '../moments.ts';

const link = '/admin/backups';
/** A nightly backup that is two hours late (row 000-090). */
const freshHours = 26;
const staleHours = 72;
const drillDays = 8;
/** What a set may be ahead of the clock. */
const hourMs = 3_600_000;

/** Whether a backup could be restored today. */
export const backupChecks: readonly Check[] = [
  about(
    'backup-age',
    ['000-090', '000-062', '003-021', '004-028', '004-106'],
    ({ newestProven, settings }, now, young) => {
      if (!newestProven)
        return (young ? warning : failed)(
          'There is no proven backup.',
          'Make a backup now; it is opened again and checked at once.',
        );
      if (Date.parse(newestProven.at) > now.getTime() + hourMs)
        return warning(
          `The newest proven backup comes from the future: ${moment(newestProven.at)}.`,
          'Check the clock of this machine, then make a backup now.',
        );
      const hours = hoursSince(newestProven.at, now);
      const evidence = `Age of the newest proven backup in hours: ${hours}.`;
      if (hours <= Math.max(freshHours, settings.rpoHours)) return ok(evidence);
      const advice = 'Make a backup now, and see on the page of the backups why none was made.';
      return hours > staleHours ? failed(evidence, advice) : warning(evidence, advice);
    },
  ),
  about('backup-next', ['000-090', '000-063', '000-069', '003-021'], ({ nextAt, settings }) =>
    nextAt === null
      ? off('Backups are made by themselves only while a workstation or service runs.')
      : ok(`The next backup is made on ${moment(nextAt)}; times of day: ${settings.times.join(', ')}.`),
  ),
  about(
    'backup-proof',
    ['003-025', '003-026', '003-027', '003-028', '004-103', '004-029'],
    ({ newest, newestProven }, _now, young) => {
      if (!newest)
        return (young ? warning : failed)(
          'No backup was found.',
          'Make a backup now; it is opened again and checked at once.',
        );
      if (newest.state === 'bad')
        return failed(
          `The newest backup does not hold: ${newest.name}.`,
          'Make another backup now, and look at the disk that the backups lie on.',
        );
      if (newestProven?.name !== newest.name)
        return warning(
          `The newest backup was not opened again yet: ${newest.name}.`,
          'Prove it on the page of the backups.',
        );
      return ok(`The newest backup was opened again with its key and every check held: ${newest.name}.`);
    },
  ),
  about('backup-drill', ['003-048', '004-103', '004-105', '004-107'], ({ lastDrill, settings }, now) => {
    const advice = 'Start a restore drill on the page of the backups.';
    if (!lastDrill?.endedAt) return warning('No backup was restored on trial yet.', advice);
    const at = moment(lastDrill.startedAt);
    if (lastDrill.result !== 'done') return failed(`The restore drill of ${at} failed.`, advice);
    const minutes = Math.ceil((Date.parse(lastDrill.endedAt) - Date.parse(lastDrill.startedAt)) / 60_000);
    const evidence = `The restore drill of ${at} took ${minutes} minutes; work should go on within ${settings.rtoHours} hours.`;
    if (minutes > settings.rtoHours * 60)
      return warning(evidence, 'Plan more hours, or move the backups to a faster disk.');
    return daysSince(lastDrill.startedAt, now) <= drillDays ? ok(evidence) : warning(evidence, advice);
  }),
  about('backup-destination', ['004-104', '000-090'], ({ destinations }) => {
    const [first] = destinations;
    if (!first)
      return warning(
        'There is no second place for backups.',
        'Add a network share or a drive on the page of the backups: a fire or a thief takes this machine and its backups together.',
      );
    const troubled = destinations.filter(({ state }) => state !== 'ok');
    const names = troubled.map(({ label }) => label).join(', ');
    if (troubled.length === 0) return ok(`Every second place holds the newest backup: ${destinations.length}.`);
    const advice = 'Connect the place or mend it, then copy on the page of the backups.';
    if (troubled.length < destinations.length) return warning(`Places that are behind: ${names}.`, advice);
    return failed(`No second place holds the newest backup: ${names}.`, advice);
  }),
  about('backup-disk', ['003-031', '000-065'], ({ sameDisk, destinations, freeBytes, neededBytes }) => {
    if (freeBytes !== null && freeBytes < neededBytes)
      return failed('The disk has no room for another backup.', 'Free some space, or keep backups for fewer days.');
    if (!sameDisk) return ok('The backups lie on another disk than the data.');
    const covered = destinations.some(({ state }) => state === 'ok');
    if (covered) return ok('The backups lie on the disk of the data, and a second place holds copies.');
    return warning(
      'The backups lie on the same disk as the data.',
      'Add a second place on the page of the backups: one broken disk takes both.',
    );
  }),
];

function about(
  id: string,
  requirements: readonly string[],
  judge: (state: BackupState, now: Date, young: boolean) => Finding,
): Check {
  return {
    of: 'data',
    id,
    area: 'backups',
    requirements,
    link,
    async look({ others, now, db }: OpenDeps) {
      const state = await others.backups?.();
      // An installation of today has not seen its first night yet.
      return state && judge(state, now, hoursSince(installedAt(db), now) <= freshHours);
    },
  };
}
