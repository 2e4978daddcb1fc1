import { describe, expect, it } from 'vitest';
import { readSettings, settingsDraft } from '../../renderer/backup/settings-draft.ts';
import { isAtConsole } from '../../renderer/parts/backups/at-console.ts';
import { createMeasures } from '../../renderer/parts/backups/use-measures.ts';
import { bestFirst } from '../../renderer/setup/found-order.ts';
import type { BackupSettings } from '../../shared/backup.ts';

const stored: BackupSettings = {
  version: 3,
  times: ['02:00', '12:30'],
  dailyDays: 30,
  weeklyDays: 90,
  monthlyDays: 365,
  rpoHours: 24,
  rtoHours: 8,
};

describe('the settings of backups in their form', () => {
  it('come back as they were', () => {
    expect(readSettings(settingsDraft(stored), 3)).toEqual({ settings: stored });
  });

  it('take times as people write them, in order and once', () => {
    const typed = { ...settingsDraft(stored), times: '14h30; 2:00 14:30,' };
    expect(readSettings(typed, 3)).toMatchObject({ settings: { times: ['02:00', '14:30'] } });
  });

  it.each(['', ' , ', '24:00', '2', '12:60', 'noon', '-1:00'])('refuse %j as times', (times) => {
    expect(readSettings({ ...settingsDraft(stored), times }, 3)).toEqual({ wrong: ['times'] });
  });

  it('name every number that is out of its bounds', () => {
    const typed = { ...settingsDraft(stored), dailyDays: '6', weeklyDays: '', monthlyDays: '90.5', rpoHours: '721' };
    expect(readSettings(typed, 3)).toEqual({ wrong: ['dailyDays', 'weeklyDays', 'monthlyDays', 'rpoHours'] });
  });
});

describe('sizes and times', () => {
  it('are read in the language of the screen', () => {
    const [english, french] = [createMeasures('en-US'), createMeasures('fr-CA')];
    expect([0, 340_000, 2_400_000, 152_000_000, 1_250_000_000].map(english.bytes)).toEqual([
      '0 kB',
      '340 kB',
      '2.4 MB',
      '152 MB',
      '1.3 GB',
    ]);
    expect(french.bytes(1_250_000_000)).toBe('1,3\u00a0Go');
    expect([0.01, 0.4, 12.4, 90].map(english.seconds)).toEqual(['0.1 sec', '0.4 sec', '12 sec', '1.5 min']);
  });
});

describe('a screen', () => {
  const at = (hostname: string) => isAtConsole({ location: { hostname } });
  it('is at the workstation on an address of the machine itself only', () => {
    expect(['127.0.0.1', '127.0.0.53', 'localhost', '[::1]'].filter((name) => !at(name))).toEqual([]);
    expect(['192.0.2.10', 'rems.clinic.example', '127.0.0.1.evil.example', 'localhost.example'].filter(at)).toEqual([]);
  });
});

describe('sets to start again from', () => {
  it('have the newest proven one on top and broken ones at the end', () => {
    const set = (state: 'proven' | 'unproven' | 'bad' | 'foreign', day: number) => ({
      state,
      at: `2026-03-0${day}T02:00:00.000Z`,
    });
    const order = bestFirst([set('bad', 5), set('unproven', 4), set('proven', 1), set('foreign', 6), set('proven', 3)]);
    expect(order.map(({ state, at }) => `${state} ${at.slice(9, 10)}`)).toEqual([
      'proven 3',
      'proven 1',
      'unproven 4',
      'foreign 6',
      'bad 5',
    ]);
  });
});
