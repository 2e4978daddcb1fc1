import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { leastStrength, type PasswordStrength } from '../../shared/password-strength.ts';
import classes from './strength-meter.module.css';

/** Scores as keys of their words. */
const scores = ['worst', 'weak', 'almost', 'good', 'best'] as const;

/** Four steps and a word for how hard a password is to guess, with what would help; room is kept while nothing is known. */
export function StrengthMeter({ strength }: { readonly strength: PasswordStrength | undefined }) {
  const { t } = useTranslation('ui');
  const enough = strength !== undefined && strength.score >= leastStrength;
  return (
    <div className={classes.meter} data-state={strength === undefined ? 'none' : enough ? 'enough' : 'weak'}>
      <div className={classes.bar} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-filled={strength !== undefined && Math.max(1, strength.score) >= step} />
        ))}
      </div>
      <Text size="xs" component="div" role="status" className={classes.words ?? ''}>
        {strength && (
          <>
            <strong>{t(`strength.scores.${scores[strength.score]}`)}</strong>
            {strength.hints.slice(0, 2).map((hint) => ` ${t(`strength.hints.${hint}`)}`)}
          </>
        )}
      </Text>
    </div>
  );
}
