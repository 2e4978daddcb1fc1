import { decode, encode } from './codecs.ts';
import { pictureSize } from './picture-size.ts';
import type { ShownContentType } from './shown.ts';
import { shrink } from './shrink.ts';

/** The longer side of a small picture, pixels: what a list shows, on screens with two pixels in the place of one. */
const side = 240;
/** Bytes of a small picture at most. */
const mostBytes = 20_000;
/** Larger pictures are not decoded: 50 million pixels are 200 MB of memory. */
const mostPixels = 50_000_000;

/** A small picture, or why there is none. */
export type Thumbnail =
  | { readonly outcome: 'made'; readonly width: number; readonly height: number; readonly bytes: Uint8Array }
  | { readonly outcome: 'too-large' | 'undecodable' };

/** Makes a picture small. Never throws for what is wrong with the picture. */
export async function makeThumbnail(bytes: Uint8Array<ArrayBuffer>, contentType: ShownContentType): Promise<Thumbnail> {
  const size = pictureSize(bytes);
  if (size === undefined) return { outcome: 'undecodable' };
  if (size.width * size.height > mostPixels) return { outcome: 'too-large' };
  try {
    const small = shrink(await decode(bytes, contentType), side);
    for (const quality of [72, 50, 25]) {
      const made = await encode(small, quality);
      if (made.byteLength <= mostBytes)
        return { outcome: 'made', width: small.width, height: small.height, bytes: made };
    }
    return { outcome: 'undecodable' };
  } catch {
    // Decoders throw whatever they like for what is no picture after all; that is an answer, not a fault of the program.
    return { outcome: 'undecodable' };
  }
}
