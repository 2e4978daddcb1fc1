import type { BackupSet } from '../../shared/backup.ts';
import type { DestinationReport } from './destination-work.ts';
import type { DestinationNews, DestinationRow } from './repository.ts';

const hour = 3_600_000;
/** How long a place may be away before administrators are told, milliseconds: a share is back in the morning, a drive is brought back within the week. */
const awayMs = { share: 26 * hour, drive: 7 * 24 * hour };

/** Whether a place has been away for longer than it may. */
export function isAwayTooLong({ removable, state, createdAt, seenAt }: DestinationRow, now: Date): boolean {
  const away = now.getTime() - Date.parse(seenAt ?? createdAt);
  return state === 'absent' && away > (removable === 1 ? awayMs.drive : awayMs.share);
}

/** What a look at a place means for it. */
export function newsOf(
  { id, removable }: DestinationRow,
  report: Pick<DestinationReport, 'state' | 'freeBytes' | 'sets'>,
  { newest, now }: { readonly newest: BackupSet | undefined; readonly now: Date },
): DestinationNews {
  const nothing = { id, freeBytes: report.freeBytes, lastCopyAt: null, lastSet: null, seenAt: null };
  if (report.state === 'absent' || (report.state === 'unmarked' && removable === 1))
    return { ...nothing, freeBytes: null, state: 'absent', message: 'It is not there now.' };
  if (report.state !== 'ours') {
    const message =
      report.state === 'foreign'
        ? 'It holds the backups of another installation.'
        : 'It is not marked as a place for these backups: perhaps its drive is not there.';
    return { ...nothing, state: 'refused', message };
  }
  const there =
    newest === undefined || report.sets.some(({ name, state }) => name === newest.name && state === 'proven');
  return {
    ...nothing,
    state: there ? 'ok' : 'behind',
    message: there ? null : 'The newest backup is not there yet.',
    seenAt: now.toISOString(),
  };
}
