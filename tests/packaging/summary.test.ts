import { expect, it } from 'vitest';
import { reasonOf } from '../../build/packaging/electron-builder.ts';
import { summaryLines } from '../../build/packaging/outcome.ts';

it('lists what was made with its size, and what was not with the reason', () => {
  const lines = summaryLines(
    [
      { what: 'deb for linux-x64', made: false, reason: 'no network' },
      { what: 'service bundle for linux-x64', made: true, file: '/place/dist/service.tar.gz', bytes: 48 },
    ],
    '/place',
  );
  expect(lines).toEqual([
    'made: service bundle for linux-x64: dist/service.tar.gz (48 bytes)',
    'not made: deb for linux-x64: no network',
    '1 made, 1 not made',
  ]);
});

it('says in words that a download failed', () => {
  const stdout = [
    '  • building        target=AppImage arch=x64',
    '  ⨯ failed to build AppImage  error=getaddrinfo ENOTFOUND example.org',
    '  ⨯ getaddrinfo ENOTFOUND example.org  failedTask=build stackTrace=RequestError: getaddrinfo',
    '    at ClientRequest (source/core/index.js:970:111)',
  ].join('\n');
  expect(reasonOf({ stdout, stderr: '' })).toBe(
    'Electron, or a tool of electron-builder, cannot be downloaded here (getaddrinfo ENOTFOUND example.org)',
  );
});

it('keeps every line of a failed check, and the last words of a program that broke', () => {
  const stdout =
    '  ⨯ app.asar must not be shipped:\n- a does not belong in\n- b is missing  failedTask=build stackTrace=Error: …';
  expect(reasonOf({ stdout, stderr: '' })).toBe(
    'app.asar must not be shipped:\n- a does not belong in\n- b is missing',
  );
  expect(reasonOf({ stdout: '', stderr: 'usage\nunknown option\n' })).toBe('unknown option');
});
