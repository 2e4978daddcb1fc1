import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TestOutcome } from '#shared/test-types.ts';
import { Sign } from '../../ui/sign.tsx';

const signs = {
  pass: { icon: IconCircleCheck, tone: 'good' },
  'pass-with-findings': { icon: IconAlertTriangle, tone: 'warning' },
  fail: { icon: IconCircleX, tone: 'bad' },
  none: { icon: IconMinus, tone: undefined },
} as const;

/** What a survey found: a word, a sign and a colour, in this order of weight. */
export function OutcomeSign({ outcome }: { readonly outcome: TestOutcome | null }) {
  const { t } = useTranslation('compliance');
  const key = outcome ?? 'none';
  return <Sign {...signs[key]}>{t(`outcomes.${key}`)}</Sign>;
}
