import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Compressions a browser may ask for. */
export type Encoding = 'br' | 'gzip';

/** One file of the page. */
export interface Asset {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its name changes with its content. */
  readonly immutable: boolean;
  /** The bytes compressed, made at the first request; undefined where it would not help. */
  encoded(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> | undefined;
}

/** The built page. Only what is in here can be served: no path of a request ever reaches the file system. */
export interface Assets {
  /** By path from the root, with its leading slash. */
  find(path: string): Asset | undefined;
  /** The page itself for one response; undefined when no page was built. */
  index(nonce: string): string | undefined;
}

const contentTypes: Readonly<Record<string, { readonly type: string; readonly text: boolean }>> = {
  css: { type: 'text/css; charset=utf-8', text: true },
  html: { type: 'text/html; charset=utf-8', text: true },
  ico: { type: 'image/x-icon', text: false },
  js: { type: 'text/javascript; charset=utf-8', text: true },
  json: { type: 'application/json; charset=utf-8', text: true },
  png: { type: 'image/png', text: false },
  svg: { type: 'image/svg+xml', text: true },
  txt: { type: 'text/plain; charset=utf-8', text: true },
  webmanifest: { type: 'application/manifest+json', text: true },
  woff2: { type: 'font/woff2', text: false },
};
const worthCompressing = 1024;
const nonceMark = '__CSP_NONCE__';

/** Assets from memory: paths without leading slash, as the build's list has them. */
export function createAssets(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Assets {
  const assets = new Map<string, Asset>();
  for (const [path, bytes] of files) assets.set(`/${path}`, assetOf(path, bytes));
  const index = files.get('index.html');
  const template = index && new TextDecoder().decode(index).split(nonceMark);
  // Served through `index` only, which fills in the nonce.
  assets.delete('/index.html');
  return { find: (path) => assets.get(path), index: (nonce) => template?.join(nonce) };
}

/**
 * Reads the built page below `out`: `renderer-manifest.json` lists what belongs to it. A file that is not as it was built
 * stops the start.
 */
export function readAssets(out: string): Assets {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { path, sha256 } of listedFiles(join(out, 'renderer-manifest.json'))) {
    const bytes = new Uint8Array(readFileSync(join(out, 'renderer', path)));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new Error(`The file renderer/${path} is not the one that was built. Install the program again.`);
    }
    files.set(path, bytes);
  }
  return createAssets(files);
}

function listedFiles(manifest: string): readonly { readonly path: string; readonly sha256: string }[] {
  // as: written by our own build; each entry is checked against its file.
  return JSON.parse(readFileSync(manifest, 'utf8')) as { path: string; sha256: string }[];
}

function assetOf(path: string, bytes: Uint8Array<ArrayBuffer>): Asset {
  const known = contentTypes[path.slice(path.lastIndexOf('.') + 1)];
  const compressed = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    contentType: known?.type ?? 'application/octet-stream',
    bytes,
    immutable: /^assets\/.*-[\w-]{8,}\.\w+$/.test(path),
    encoded(encoding) {
      if (!known?.text || bytes.byteLength < worthCompressing) return undefined;
      const present = compressed.get(encoding) ?? compress(bytes, encoding);
      compressed.set(encoding, present);
      return present;
    },
  };
}

async function compress(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const packed =
    encoding === 'gzip'
      ? await promisify(gzip)(bytes)
      : await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return new Uint8Array(packed);
}
