import { packageName, readLockfile } from '../gates/lockfile.ts';
import { nativeAddons } from './native-addons.ts';
import type { Target } from './target.ts';

/** The two kinds of package: a program with a window, and one for machines without a screen. */
export type PackageKind = 'desktop' | 'service';

const everywhere = [
  'package.json',
  'out/main/headless.js',
  'out/main/cli.js',
  'out/main/import-worker.js',
  'out/main/reading-worker.js',
  'out/main/checkpoint-worker.js',
  'out/main/flush-worker.js',
  'out/main/listener-worker.js',
  'out/main/workbook-worker.js',
  'out/main/print-worker.js',
  'out/main/backup-worker.js',
  'out/main/backup-copy.js',
  'out/main/audit-worker.js',
  'out/main/document-worker.js',
  'out/main/thumbnail-worker.js',
  'out/main/rotate-worker.js',
  'out/main/restore-worker.js',
  'out/main/readiness-worker.js',
  'out/main/certificate-worker.js',
  // What printed plans are written in.
  'node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf',
  'node_modules/pdfmake/fonts/Roboto/Roboto-Medium.ttf',
  // What pictures are decoded and made small with.
  'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'node_modules/@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  'node_modules/@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  'node_modules/@jsquash/webp/codec/dec/webp_dec.wasm',
  'out/renderer/index.html',
  'out/renderer-manifest.json',
];
const ofWindows = ['out/main/electron.js', 'out/preload/index.cjs'];

/** What a package must have, beside the page's other files, the packages and the native add-ons. */
export const requiredFiles: Readonly<Record<PackageKind, readonly string[]>> = {
  desktop: [...everywhere, ...ofWindows],
  service: everywhere,
};

/** Headers for compiling: a dependency of both add-ons that nothing loads at run time. */
const compileOnly = new Set(['node-addon-api']);

const own = [
  /^package\.json$/,
  /^out\/main\/[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(?!.*\.map$).+$/,
  /^out\/renderer-manifest\.json$/,
];
const ofPackages = /\.(c|m)?js$|\.json$|(^|\/)(mit-)?licen[cs]e(-\w+|\.\w+)?$|(^|\/)(NOTICE|LICENSE\.codec)\.md$/i;
const fonts = /^node_modules\/pdfmake\/fonts\/Roboto\/Roboto-(Regular|Medium)\.ttf$/;
const decoders = /^node_modules\/@jsquash\/(jpeg\/codec\/(dec|enc)|png\/codec\/pkg|webp\/codec\/dec)\/\w+\.wasm$/;
/** What would make WebP pictures: nothing here does. */
const unusedEncoders = /^node_modules\/@jsquash\/webp\/(encode\.js|codec\/enc\/)/;
/** Builds of libraries for browsers: large, and nothing here loads them. */
const forBrowsers =
  /^node_modules\/(pdfmake\/(build|src|standard-fonts)\/|pdfkit\/js\/pdfkit\.standalone\.js$|fontkit\/(src\/|dist\/browser)|node-forge\/(dist|flash)\/|jsbarcode\/(dist|src|automation|example)\/)/;
const notOfPackages =
  /\.(map|ts|tsbuildinfo)$|\/(tests?|__tests__|examples?|benchmarks?|docs)\/|test\.js$|(?<!(^|\/)(NOTICE|LICENSE\.codec))\.md$|(?<!licen[cs]e)\.txt$|\.yml$/i;

/** The places of the lockfile that are needed at run time. */
export function productionPlaces(root: string): readonly string[] {
  const locked = readLockfile(root);
  if (locked === undefined) throw new Error('package-lock.json is missing; restore it from the repository.');
  return [...locked]
    .filter(([place, { dev, devOptional }]) => !dev && !devOptional && !compileOnly.has(packageName(place)))
    .map(([place]) => place);
}

/** A package that files are chosen for, or checked against. */
export interface Shipment {
  readonly kind: PackageKind;
  readonly target: Target;
  /** The names of the packages that are needed at run time. */
  readonly packages: ReadonlySet<string>;
}

/** Whether a path (from the root of the checkout, forward slashes) belongs into a package. */
export function isShipped(path: string, { kind, target, packages }: Shipment): boolean {
  if (kind === 'service' && ofWindows.includes(path)) return false;
  if (!path.startsWith('node_modules/')) return own.some((pattern) => pattern.test(path));
  if (path.endsWith('.node')) return nativeAddons(target).includes(path);
  return packages.has(packageOf(path)) && isRunTimeFile(path);
}

/** The package that a file below node_modules belongs to. */
export function packageOf(path: string): string {
  const inside = packageName(path);
  return inside.split('/', inside.startsWith('@') ? 2 : 1).join('/');
}

function isRunTimeFile(path: string): boolean {
  if (fonts.test(path) || decoders.test(path)) return true;
  if (unusedEncoders.test(path)) return false;
  return ofPackages.test(path) && !forBrowsers.test(path) && !notOfPackages.test(path.slice('node_modules'.length));
}
