import type { Notification } from 'electron';
import { describe, expect, it } from 'vitest';
import { createNotifier, mayKnow } from '../../main/electron/notifier.ts';
import type { DesktopNotice } from '../../main/ports.ts';
import type { Principal } from '../../main/rpc/context.ts';
import { createUnitDouble } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

const surveyDue: DesktopNotice = { title: 'Survey due', body: 'Unit 12', audience: 'equipment:read', accountId: null };

function notifierOn(unit: ReturnType<typeof createUnitDouble>, concerned = true) {
  const log = memoryLog();
  let shownTimes = 0;
  const show = () => {
    shownTimes += 1;
  };
  const { Notification: Class }: { Notification: typeof Notification } = unit.electron;
  const notifier = createNotifier({ Notification: Class, show, concerns: () => concerned, log });
  return { notifier, log, shownTimes: () => shownTimes };
}

it('shows a notice natively, and its click brings the window', () => {
  const unit = createUnitDouble();
  const { notifier, shownTimes } = notifierOn(unit);
  notifier.notify(surveyDue);
  const [notification] = unit.shown.notifications;
  expect(notification).toMatchObject({ title: 'Survey due', body: 'Unit 12' });
  expect(shownTimes()).toBe(0);
  notification?.emit('click');
  expect(shownTimes()).toBe(1);
});

it('writes a line where the desktop has no notifications', () => {
  const unit = createUnitDouble({ notifications: false });
  const { notifier, log } = notifierOn(unit);
  notifier.notify(surveyDue);
  expect(unit.shown.notifications).toEqual([]);
  expect(log.entries).toHaveLength(1);
  expect(JSON.stringify(log.entries)).not.toContain('Unit 12');
});

it('shows nothing that does not concern whoever sits there', () => {
  const unit = createUnitDouble();
  notifierOn(unit, false).notifier.notify(surveyDue);
  expect(unit.shown.notifications).toEqual([]);
});

describe('whom a notice concerns', () => {
  const physicist: Principal = {
    accountId: 7,
    name: 'anna',
    permissions: new Set(['equipment:read']),
    restriction: null,
    recentlyProven: false,
    sessionId: 1,
    sessionHash: null,
  };

  it('whoever is signed in and holds the right', () => {
    expect(mayKnow(surveyDue, physicist)).toBe(true);
    expect(mayKnow({ ...surveyDue, accountId: 7 }, physicist)).toBe(true);
  });

  it('nobody else: not another account, not without the right, not while the window is locked or nobody is signed in', () => {
    expect(mayKnow({ ...surveyDue, accountId: 8 }, physicist)).toBe(false);
    expect(mayKnow({ ...surveyDue, audience: 'system:manage' }, physicist)).toBe(false);
    expect(mayKnow(surveyDue, { ...physicist, restriction: 'locked' })).toBe(false);
    expect(mayKnow(surveyDue, null)).toBe(false);
  });
});
