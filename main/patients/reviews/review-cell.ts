import type { IdentityCells } from '../identity-cell-rules.ts';
import type { PatientValues } from '../patient-writer.ts';

/** A review as far as its sealed text goes. */
interface SealedReview {
  readonly uuid: string;
  readonly kid: string | null;
  readonly sealed: string | null;
}

/** What is sealed in a review: the entry while it is open, then the answer, since people write names there. */
export type Content = { readonly entry: PatientValues } | { readonly answer: string };

/** Seals and opens what a review holds. */
export function createReviewCell(cells: IdentityCells) {
  const cellOf = (uuid: string) => ({ table: 'patient_reviews', uuid, column: 'sealed' }) as const;

  function open({ uuid, kid, sealed }: SealedReview): Partial<{ entry: PatientValues; answer: string }> {
    const text = kid === null || sealed === null ? undefined : cells.open(cellOf(uuid), kid, sealed);
    // as: `seal` wrote it, and nobody without the key could.
    return text === undefined ? {} : (JSON.parse(text) as Partial<{ entry: PatientValues; answer: string }>);
  }

  return {
    seal(uuid: string, content: Content): { readonly kid: string; readonly sealed: string } {
      const kid = cells.currentKid();
      return { kid, sealed: cells.seal(cellOf(uuid), kid, JSON.stringify(content)) };
    },
    /** Null once the review is decided, or when it does not decrypt. */
    entryOf: (review: SealedReview): PatientValues | null => open(review).entry ?? null,
    /** Null when there is none, or it does not decrypt. */
    answerOf: (review: SealedReview): string | null => open(review).answer ?? null,
  };
}

/** What {@link createReviewCell} makes. */
export type ReviewCell = ReturnType<typeof createReviewCell>;
