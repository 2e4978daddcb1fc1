import type { AuditSettings } from '../../shared/audit.ts';
import { blankToNull } from '../../shared/text.ts';

/** What stands in the form while it is typed. */
export interface SettingsDraft {
  readonly keepYears: string;
  readonly copyFolder: string;
  readonly reviewDays: string;
}

/** Stored settings as the form shows them. */
export function settingsDraft(stored: AuditSettings): SettingsDraft {
  return {
    keepYears: stored.keepYears === null ? '' : String(stored.keepYears),
    copyFolder: stored.copyFolder ?? '',
    reviewDays: stored.reviewDays === null ? '' : String(stored.reviewDays),
  };
}

/** Fields whose number cannot be stored. */
export function wrongFields({ keepYears, reviewDays }: SettingsDraft): ('keepYears' | 'reviewDays')[] {
  const wrong: ('keepYears' | 'reviewDays')[] = [];
  if (!isWithin(keepYears, 6, 100)) wrong.push('keepYears');
  if (!isWithin(reviewDays, 1, 366)) wrong.push('reviewDays');
  return wrong;
}

/** The draft as settings; its numbers can be stored. */
export function settingsOf(draft: SettingsDraft, version: number): AuditSettings {
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  return {
    version,
    keepYears: number(draft.keepYears),
    copyFolder: blankToNull(draft.copyFolder),
    reviewDays: number(draft.reviewDays),
  };
}

function isWithin(text: string, least: number, most: number): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (/^\d{1,3}$/.test(trimmed) && Number(trimmed) >= least && Number(trimmed) <= most);
}
