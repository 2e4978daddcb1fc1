import { bodyBrokeOff, bodyTooLarge, type ReadBody, within } from '../request-body.ts';

/** The body of a call that crosses the line in pieces. */
export interface ArrivingBody {
  readonly read: ReadBody;
  /** One more piece, a character a byte; null when it broke off. */
  take(piece: string | null, last: boolean): void;
}

/** Gathers a body; whoever reads it says how long it may be and how long it may take. */
export function createArrivingBody(): ArrivingBody {
  const pieces: Buffer[] = [];
  let total = 0;
  let most: number | undefined;
  const whole = Promise.withResolvers<Uint8Array>();
  // A body that nobody reads may break off all the same.
  whole.promise.catch(() => undefined);

  function refuseTooLarge(): void {
    if (most !== undefined && total > most) whole.reject(bodyTooLarge(most));
  }

  return {
    async read({ maxBytes, deadlineMs }) {
      if (total > maxBytes) throw bodyTooLarge(maxBytes);
      most = maxBytes;
      return within(whole.promise, deadlineMs);
    },
    take(piece, last) {
      if (piece === null) return whole.reject(bodyBrokeOff());
      pieces.push(Buffer.from(piece, 'latin1'));
      total += piece.length;
      refuseTooLarge();
      if (last) whole.resolve(Buffer.concat(pieces, total));
    },
  };
}

/** The body of a call that came with it. */
export function wholeBody(text: string): ReadBody {
  return async ({ maxBytes }) => {
    if (text.length > maxBytes) throw bodyTooLarge(maxBytes);
    return Buffer.from(text, 'latin1');
  };
}
