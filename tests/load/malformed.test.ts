import { expect, inject, it } from 'vitest';
import { sessionCookieName } from '../../main/https/session-cookie.ts';
import { appOver } from '../https/web-app.ts';
import { startThreadListener } from '../https/wire.ts';
import { createTestCore } from '../support/core.ts';
import { sendMalformed } from './malformed.ts';

it('no malformed request gets a fault, hangs, or ends the host', async () => {
  const test = await createTestCore();
  const listener = await startThreadListener(
    appOver(test, {
      profile: { kind: 'https', rules: () => ({ allowed: [], healthAllowed: [], origins: [], protecting: false }) },
    }),
  );
  const { status, faults, hangs, statuses } = await sendMalformed({
    url: listener.url,
    authority: listener.authority,
    count: 400,
    seed: 20_261_121,
    cookie: `${sessionCookieName}=${inject('template').tokens.administrator}`,
    openApi: test.core.openApi(),
  }).then((outcome) => ({ ...outcome, status: test.core.health().status }));
  expect({ faults, hangs }).toEqual({ faults: [], hangs: [] });
  expect(status).toBe('healthy');
  // Refused for what they are, not for being too many.
  expect(statuses['422']).toBeGreaterThan(50);
  expect(statuses['400']).toBeGreaterThan(50);
  expect(statuses['429'] ?? 0).toBeLessThan(20);
});
