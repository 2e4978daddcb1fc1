import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import decodeWebp, { init as initWebp } from '@jsquash/webp/decode.js';
import type { ShownContentType } from './shown.ts';
import type { Pixels } from './shrink.ts';

const resolve = createRequire(import.meta.url).resolve;

/** A part of every Node, which the types of Node leave to those of browsers. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

async function machine(path: string): Promise<object> {
  return WebAssembly.compile(await readFile(resolve(path)));
}

/**
 * Decodes a picture, turned as its camera says; everything else that a camera wrote into it is left behind. The decoders are WebAssembly: what
 * a hostile file may do to them stays in their own memory.
 */
export async function decode(bytes: Uint8Array<ArrayBuffer>, contentType: ShownContentType): Promise<Pixels> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  switch (contentType) {
    case 'image/jpeg':
      await initJpegDecoder(await machine('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
      return decodeJpeg(buffer, { preserveOrientation: true });
    case 'image/png':
      await initPng(await machine('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
      return decodePng(buffer);
    case 'image/webp':
      await initWebp(await machine('@jsquash/webp/codec/dec/webp_dec.wasm'));
      return decodeWebp(buffer);
  }
}

/** A JPEG of these pixels; quality 1 to 100. */
export async function encode(pixels: Pixels, quality: number): Promise<Uint8Array> {
  await initJpegEncoder(await machine('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
  // as: the library names a browser's picture, of which it reads these three.
  return new Uint8Array(await encodeJpeg(pixels as Parameters<typeof encodeJpeg>[0], { quality }));
}
