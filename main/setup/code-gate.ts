import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * Lets through who typed the one-time code that was printed with the address, which proves that the person sits at the machine; everybody
 * where no code was printed (the window, the command line).
 *
 * @throws AppError FORBIDDEN for a wrong code, and for any after ten wrong ones
 */
export function createCodeGate(code: string | null): (given: string | undefined) => void {
  let wrong = 0;
  return (given) => {
    if (code === null) return;
    if (wrong >= 10)
      throw new AppError('FORBIDDEN', 'The set-up code was wrong too often. Restart the program: it prints a new one.');
    const expected = Buffer.from(code);
    const actual = Buffer.from((given ?? '').replace(/[\s-]/g, '').toUpperCase());
    if (actual.length === expected.length && timingSafeEqual(actual, expected)) return;
    wrong += 1;
    const message = 'This is not the set-up code. It was printed with the address when the program started.';
    throw new AppError('FORBIDDEN', message, { fields: { code: message } });
  };
}
