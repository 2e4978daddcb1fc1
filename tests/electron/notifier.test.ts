import type { Notification } from 'electron';
import { expect, it } from 'vitest';
import { createNotifier } from '../../main/electron/notifier.ts';
import { createUnitDouble } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

function notifierOn(unit: ReturnType<typeof createUnitDouble>) {
  const log = memoryLog();
  let shownTimes = 0;
  const show = () => {
    shownTimes += 1;
  };
  const { Notification: Class }: { Notification: typeof Notification } = unit.electron;
  return { notifier: createNotifier({ Notification: Class, show, log }), log, shownTimes: () => shownTimes };
}

it('shows a notice natively, and its click brings the window', () => {
  const unit = createUnitDouble();
  const { notifier, shownTimes } = notifierOn(unit);
  notifier.notify({ title: 'Survey due', body: 'Unit 12' });
  const [notification] = unit.shown.notifications;
  expect(notification).toMatchObject({ title: 'Survey due', body: 'Unit 12' });
  expect(shownTimes()).toBe(0);
  notification?.emit('click');
  expect(shownTimes()).toBe(1);
});

it('writes a line where the desktop has no notifications', () => {
  const unit = createUnitDouble({ notifications: false });
  const { notifier, log } = notifierOn(unit);
  notifier.notify({ title: 'Survey due', body: 'Unit 12' });
  expect(unit.shown.notifications).toEqual([]);
  expect(log.entries).toHaveLength(1);
  expect(JSON.stringify(log.entries)).not.toContain('Unit 12');
});
