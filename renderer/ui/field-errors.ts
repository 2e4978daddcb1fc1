import { AppError } from '../../shared/contract/errors.ts';

/** Messages by input path of a refused call, for `form.setErrors`; empty for every other error. */
export function fieldErrors(error: unknown, translate: (sentence: string) => string): Record<string, string> {
  if (!(error instanceof AppError) || !error.fields) return {};
  return Object.fromEntries(Object.entries(error.fields).map(([path, message]) => [path, translate(message)]));
}
