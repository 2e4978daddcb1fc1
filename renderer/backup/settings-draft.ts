import type { BackupSettings } from '../../shared/backup.ts';

/** The numbers of the settings, with the bounds that the contract gives them. */
export const numberFields = {
  dailyDays: [7, 3650],
  weeklyDays: [28, 3650],
  monthlyDays: [90, 36_500],
  rpoHours: [1, 720],
  rtoHours: [1, 720],
} as const satisfies Partial<Record<keyof BackupSettings, readonly [number, number]>>;
export type NumberField = keyof typeof numberFields;

/** What stands in the form while it is typed. */
export type SettingsDraft = Readonly<Record<NumberField | 'times', string>>;

/** Stored settings as the form shows them. */
export function settingsDraft(stored: BackupSettings): SettingsDraft {
  return {
    times: stored.times.join(', '),
    dailyDays: String(stored.dailyDays),
    weeklyDays: String(stored.weeklyDays),
    monthlyDays: String(stored.monthlyDays),
    rpoHours: String(stored.rpoHours),
    rtoHours: String(stored.rtoHours),
  };
}

/** The draft as settings, or the fields that cannot be read. Times are put in order, and one that stands twice counts once. */
export function readSettings(
  draft: SettingsDraft,
  version: number,
): { readonly settings: BackupSettings } | { readonly wrong: readonly (keyof SettingsDraft)[] } {
  const times = readTimes(draft.times);
  const number = (field: NumberField) => {
    const [min, max] = numberFields[field];
    const value = Number(draft[field].trim() || Number.NaN);
    return Number.isInteger(value) && value >= min && value <= max ? value : null;
  };
  const [dailyDays, weeklyDays, monthlyDays] = [number('dailyDays'), number('weeklyDays'), number('monthlyDays')];
  const [rpoHours, rtoHours] = [number('rpoHours'), number('rtoHours')];
  if (
    !times ||
    dailyDays === null ||
    weeklyDays === null ||
    monthlyDays === null ||
    rpoHours === null ||
    rtoHours === null
  ) {
    const fields: readonly NumberField[] = ['dailyDays', 'weeklyDays', 'monthlyDays', 'rpoHours', 'rtoHours'];
    return { wrong: [...(times ? [] : ['times' as const]), ...fields.filter((field) => number(field) === null)] };
  }
  return { settings: { version, times, dailyDays, weeklyDays, monthlyDays, rpoHours, rtoHours } };
}

/** `2:00; 14h30` as `02:00`, `14:30`; undefined when one cannot be read, or there are none or too many. */
function readTimes(text: string): string[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const times = parts.map((part) => {
    const [, hours = '', minutes = ''] = /^(\d{1,2})(?:[:h](\d{2}))$/.exec(part) ?? [];
    return hours === '' || Number(hours) > 23 || Number(minutes) > 59
      ? undefined
      : `${hours.padStart(2, '0')}:${minutes}`;
  });
  const known = [...new Set(times)].filter((time) => time !== undefined).sort();
  return times.includes(undefined) || known.length === 0 || known.length > 24 ? undefined : known;
}
