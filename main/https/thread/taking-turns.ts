/** So many are worked for in one turn of the event loop. */
const perTurn = 8;

/**
 * Works for one after the other, and lets everything else have its turn in between: a port hands over at once all that waits there, while
 * what answers wait for (a flush, say) comes by other ways.
 */
export function takingTurns<T>(work: (one: T) => void): (one: T) => void {
  const waiting: T[] = [];
  let isComing = false;

  function turn(): void {
    for (const one of waiting.splice(0, perTurn)) work(one);
    isComing = waiting.length > 0;
    if (isComing) setImmediate(turn);
  }

  return (one) => {
    waiting.push(one);
    if (isComing) return;
    isComing = true;
    setImmediate(turn);
  };
}
