/** Kinds of pictures that can be made small. */
const shownContentTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** One of them. */
export type ShownContentType = (typeof shownContentTypes)[number];

/** Whether a picture of this kind can be made small. */
export function isShown(contentType: string | null): contentType is ShownContentType {
  return shownContentTypes.some((shown) => shown === contentType);
}
