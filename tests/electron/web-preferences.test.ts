import fc from 'fast-check';
import { expect, it } from 'vitest';
import { webPreferences, windowPreferences } from '../../main/electron/rules/web-preferences.ts';

it('fixes every preference that guards the page (E2, E3, E6, E8, E9, E22, E24)', () => {
  expect(windowPreferences('/app/preload/index.cjs', true)).toMatchInlineSnapshot(`
    {
      "allowRunningInsecureContent": false,
      "contextIsolation": true,
      "devTools": false,
      "enableWebSQL": false,
      "experimentalFeatures": false,
      "navigateOnDragDrop": false,
      "nodeIntegration": false,
      "nodeIntegrationInSubFrames": false,
      "nodeIntegrationInWorker": false,
      "partition": "rems",
      "plugins": false,
      "preload": "/app/preload/index.cjs",
      "safeDialogs": true,
      "sandbox": true,
      "spellcheck": false,
      "webSecurity": true,
      "webgl": false,
      "webviewTag": false,
    }
  `);
});

it('opens developer tools to a development copy only (E20)', () => {
  expect(windowPreferences('/x', false)).toEqual({ ...windowPreferences('/x', true), devTools: true });
});

it('cannot be changed while the app runs (E22)', () => {
  const before = JSON.stringify(webPreferences);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(webPreferences), 'enableBlinkFeatures'), fc.anything(), (key, value) => {
      expect(Reflect.set(webPreferences, key, value)).toBe(false);
      expect(Reflect.set(windowPreferences('/x', true), key, value)).toBe(false);
    }),
  );
  expect(JSON.stringify(webPreferences)).toBe(before);
});
