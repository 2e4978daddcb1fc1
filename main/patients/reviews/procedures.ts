import type { patientsContract } from '#shared/patients.ts';
import type { HandlersOf } from '../../rpc/context.ts';
import type { ReviewsService } from './service.ts';

type ReviewHandlers = Pick<
  HandlersOf<typeof patientsContract>,
  'askReview' | 'reviews' | 'revealReview' | 'decideReview' | 'withdrawReview'
>;

/** Handlers of `patients.*` on reviews. */
export function createReviewsProcedures(service: ReviewsService): ReviewHandlers {
  return {
    askReview: (input, ctx) => service.ask(input, ctx),
    reviews: (input, ctx) => service.list(input, ctx),
    revealReview: (input, ctx) => service.reveal(input, ctx),
    decideReview: (input, ctx) => service.decide(input, ctx),
    withdrawReview: (input, ctx) => service.withdraw(input, ctx),
  };
}
