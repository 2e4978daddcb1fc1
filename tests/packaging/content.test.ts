import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentProblems, type Expected, type PackedFiles } from '../../build/packaging/check-content.ts';
import { machineOf } from '../../build/packaging/native-addons.ts';
import { targetOf } from '../../build/packaging/target.ts';

const expected: Expected = {
  kind: 'desktop',
  target: { platform: 'linux', arch: 'x64' },
  packages: new Set([
    'bcrypt',
    'better-sqlite3',
    '@scope/part',
    'pdfmake',
    '@jsquash/jpeg',
    '@jsquash/png',
    '@jsquash/webp',
    'jsbarcode',
  ]),
  migrationPhrases: ['CREATE TABLE audit'],
};
const page = '<!doctype html>';
const listed = [{ path: 'index.html', bytes: page.length, sha256: createHash('sha256').update(page).digest('hex') }];

/** The first bytes of a Linux program for x64. */
function linuxBinary(): Buffer {
  const binary = Buffer.alloc(64);
  binary.writeUInt32BE(0x7f454c46, 0);
  binary.writeUInt16LE(0x3e, 18);
  return binary;
}

const right: Readonly<Record<string, string | Buffer>> = {
  'package.json': '{}',
  'out/main/electron.js': '',
  'out/main/headless.js': '',
  'out/main/cli.js': '',
  'out/main/import-worker.js': '',
  'out/main/reading-worker.js': '',
  'out/main/checkpoint-worker.js': '',
  'out/main/flush-worker.js': '',
  'out/main/listener-worker.js': '',
  'out/main/workbook-worker.js': '',
  'out/main/print-worker.js': '',
  'out/main/audit-worker.js': '',
  'out/main/backup-worker.js': '',
  'out/main/backup-copy.js': '',
  'out/main/document-worker.js': '',
  'out/main/thumbnail-worker.js': '',
  'out/main/rotate-worker.js': '',
  'out/main/restore-worker.js': '',
  'out/main/certificate-worker.js': '',
  'out/main/readiness-worker.js': '',
  'out/main/core-abc.js': 'db.exec(`CREATE TABLE audit (…)`)',
  'out/preload/index.cjs': '',
  'out/renderer/index.html': page,
  'out/renderer-manifest.json': JSON.stringify(listed),
  'node_modules/bcrypt/bcrypt.js': '',
  'node_modules/@scope/part/LICENSE': '',
  'node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf': '',
  'node_modules/pdfmake/fonts/Roboto/Roboto-Medium.ttf': '',
  'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm': '',
  'node_modules/@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm': '',
  'node_modules/@jsquash/png/codec/pkg/squoosh_png_bg.wasm': '',
  'node_modules/@jsquash/webp/codec/dec/webp_dec.wasm': '',
  'node_modules/bcrypt/NOTICE.md': '',
  'node_modules/jsbarcode/MIT-LICENSE.txt': '',
  'node_modules/bcrypt/prebuilds/linux-x64/bcrypt.glibc.node': linuxBinary(),
  'node_modules/better-sqlite3/prebuilds/linux-x64.node': linuxBinary(),
};

/** A package with some files changed, and those of value undefined left out. */
function withFiles(changes: Readonly<Record<string, string | Buffer | undefined>> = {}): PackedFiles {
  const files = Object.entries({ ...right, ...changes });
  return new Map(
    files.flatMap(([path, content]) => (content === undefined ? [] : [[path, () => Buffer.from(content)]])),
  );
}

it('accepts a whole package', () => {
  expect(contentProblems(withFiles(), expected)).toEqual([]);
});

it.each([
  ['out/preload/index.cjs', 'out/preload/index.cjs is missing'],
  ['out/main/electron.js', 'out/main/electron.js is missing'],
  ['out/main/print-worker.js', 'out/main/print-worker.js is missing'],
  [
    'node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf',
    'node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf is missing',
  ],
  ['node_modules/@scope/part/LICENSE', 'the package @scope/part is missing'],
  [
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node is missing',
  ],
  ['out/main/core-abc.js', 'no bundle of the core has the migration with “CREATE TABLE audit”'],
])('misses %s', (path, problem) => {
  expect(contentProblems(withFiles({ [path]: undefined }), expected)).toContain(problem);
});

it.each([
  'main/core.ts',
  'out/main/cli.js.map',
  'out/renderer/assets/index.js.map',
  'tests/main/auth.test.ts',
  'electron-builder.yml',
  'node_modules/react/index.js',
  'node_modules/pdfmake/build/pdfmake.js',
  'node_modules/pdfmake/fonts/Roboto/Roboto-Italic.ttf',
  'node_modules/jsbarcode/dist/JsBarcode.all.min.js',
  'node_modules/bcrypt/notes.txt',
  'node_modules/bcrypt/test/sync.test.js',
  'node_modules/bcrypt/index.d.ts',
  'node_modules/bcrypt/src/bcrypt.cc',
  'node_modules/bcrypt/README.md',
  'node_modules/bcrypt/prebuilds/linux-x64/bcrypt.musl.node',
  'node_modules/better-sqlite3/prebuilds/linux-arm64.node',
])('refuses %s', (path) => {
  expect(contentProblems(withFiles({ [path]: '' }), expected)).toContain(`${path} does not belong in`);
});

it('leaves the parts for windows out of a service', () => {
  const service = { ...expected, kind: 'service' } as const;
  expect(contentProblems(withFiles(), service)).toEqual([
    'out/main/electron.js does not belong in',
    'out/preload/index.cjs does not belong in',
  ]);
});

it('holds the page against its list', () => {
  expect(contentProblems(withFiles({ 'out/renderer/index.html': 'changed' }), expected)).toEqual([
    'out/renderer/index.html is not the file that was built',
  ]);
  expect(contentProblems(withFiles({ 'out/renderer/extra.js': '' }), expected)).toEqual([
    "out/renderer/extra.js is not in the list of the page's files",
  ]);
});

it('does not call a package right when there is no migration to look for', () => {
  expect(contentProblems(withFiles(), { ...expected, migrationPhrases: [] })).toEqual([
    'no migration is known to look for',
  ]);
});

it('reads the machine out of a binary', () => {
  expect(machineOf(linuxBinary())).toBe('linux-x64');
  expect(machineOf(Buffer.alloc(64))).toBeUndefined();
  expect(machineOf(Buffer.alloc(3))).toBeUndefined();
});

it('has no package for a machine without native add-ons', () => {
  expect(() => targetOf('freebsd', 'x64')).toThrow('no package for freebsd');
  expect(() => targetOf('linux', 'ia32')).toThrow('no package for ia32');
});
