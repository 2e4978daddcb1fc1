import { AppError } from '../../shared/contract/errors.ts';

/** One answer for every failure: unknown name, wrong password, inactive, not on the whitelist, refused by the directory. */
export function signInRefused(): AppError {
  return new AppError('UNAUTHENTICATED', 'The username or the password is not right. Check both and try again.');
}

/** The directory did not answer; the try does not count. */
export function directoryUnreachable(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'The directory of your organisation does not answer. Try again in a moment; REMS accounts still work.',
  );
}

/** The password is right, and the account has a second factor. */
export function codeMissing(): AppError {
  return new AppError('SECOND_FACTOR_REQUIRED', 'Type the code of your authenticator app, or a recovery code.', {
    details: { secondFactor: 'code' },
  });
}

/** The code was wrong, or was used before. */
export function codeRefused(): AppError {
  const message = 'This code is not right, or was used already. Wait for the next one and type that.';
  return new AppError('SECOND_FACTOR_REQUIRED', message, {
    fields: { code: message },
    details: { secondFactor: 'code' },
  });
}

/** The password of the one who is signed in was not proven. */
export function passwordRefused(): AppError {
  const message = 'This is not your password. Try again.';
  return new AppError('INVALID', message, { fields: { password: message } });
}
