import { tzlib_get_ical_block } from 'timezones-ical-library';

/** The time zone of this machine as calendars know it. */
export interface CalendarZone {
  /** The name under which {@link rules} describes it. */
  readonly id: string;
  /** Its VTIMEZONE with all changes of daylight saving time. */
  readonly rules: string;
}

/** The zone of this machine; null where it has none that calendars know, so that times are given in UTC. */
export function machineZone(): CalendarZone | null {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === 'UTC' || !timeZone.includes('/')) return null;
  const block = tzlib_get_ical_block(timeZone);
  const rules = typeof block === 'string' ? block : block[0];
  // Old names come back under their present one: Asia/Calcutta as Asia/Kolkata.
  const id = /^TZID:(.+?)\r?$/m.exec(rules ?? '')?.[1];
  return rules && id ? { id, rules } : null;
}
