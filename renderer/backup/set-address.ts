import type { SetName } from '../../shared/backup.ts';

/** The address of what is done with one set; `place` is the destination that it lies in, undefined for this workstation. */
export function setAddress(set: SetName, what: 'restore' | 'units', place: number | undefined): string {
  return `/admin/backups/${set}/${what}${place === undefined ? '' : `?place=${place}`}`;
}
