import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { passwordStrength } from '../../shared/password-strength.ts';
import type { NewPasswordDraft } from './new-password.ts';

/** How hard `password` is to guess, when the typing pauses; the dictionaries arrive with the first one. */
export function usePasswordStrength(password: string, words: readonly string[]): NewPasswordDraft['assessed'] {
  const [assessed, setAssessed] = useState<NewPasswordDraft['assessed']>();
  const [typed] = useDebouncedValue(password, 150);
  const context = words.join('\n');
  useEffect(() => {
    if (typed === '') return;
    let current = true;
    passwordStrength(typed, context.split('\n')).then(
      (strength) => current && setAssessed({ ...strength, password: typed }),
      // Without the dictionaries there is no meter; the core still judges.
      () => current && setAssessed(undefined),
    );
    return () => {
      current = false;
    };
  }, [typed, context]);
  return assessed;
}
