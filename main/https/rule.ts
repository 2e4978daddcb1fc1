import type { MiddlewareHandler } from 'hono';
import type { Exchange } from './exchange.ts';
import type { Visit } from './visit.ts';

/** The headers of an answer, as far as rules look at them and add to them. */
export type AnswerHeaders = Pick<Headers, 'has' | 'set' | 'append'>;

/** An answer on its way out. */
export interface Leaving {
  readonly status: number;
  readonly headers: AnswerHeaders;
}

/** What a rule has to say when it does not refuse. */
export interface Passage {
  /** Answers in place of whatever is behind, without content. */
  readonly answer?: { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
  /** Is shown the answer, also one that refuses, whatever became of it. */
  readonly leave?: (answer: Leaving) => void;
}

type Outcome = Passage | undefined;

/** Something that is asked of requests before they are answered; refuses by throwing. */
export type Rule = (visit: Visit) => Outcome | Promise<Outcome>;

/** A rule in front of the routes of the app. */
export function inFront(rule: Rule): MiddlewareHandler<Exchange> {
  return async (c, next) => {
    const passage = await rule(c.get('visit'));
    if (passage?.answer) return new Response(null, passage.answer);
    await next();
    passage?.leave?.(c.res);
    return undefined;
  };
}

/**
 * The same without an app: asks each rule in its order, then `route`, and leaves through those that were passed, the last one first.
 *
 * @param refuse answers what was thrown
 * @param bare makes the answer of a rule that answers by itself
 */
export async function passing<Answer extends Leaving>(
  rules: readonly Rule[],
  visit: Visit,
  to: {
    readonly route: () => Promise<Answer>;
    readonly refuse: (cause: unknown) => Answer;
    readonly bare: (answer: NonNullable<Passage['answer']>) => Answer;
  },
): Promise<Answer> {
  const leaving: NonNullable<Passage['leave']>[] = [];
  let answer: Answer | undefined;
  try {
    for (const rule of rules) {
      const outcome = rule(visit);
      const passage = outcome instanceof Promise ? await outcome : outcome;
      if (passage?.answer) answer = to.bare(passage.answer);
      if (answer) break;
      if (passage?.leave) leaving.push(passage.leave);
    }
    answer ??= await to.route();
  } catch (cause) {
    answer = to.refuse(cause);
  }
  for (const leave of leaving.reverse()) leave(answer);
  return answer;
}
