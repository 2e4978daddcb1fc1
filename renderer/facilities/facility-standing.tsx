import { IconArrowMerge, IconCircleOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '../ui/sign.tsx';

interface Props {
  readonly active: boolean;
  readonly mergedIntoName: string | null;
}

/** Says of a facility that it is no longer in use, or where it went; nothing of one that is. */
export function FacilityStanding({ active, mergedIntoName }: Props) {
  const { t } = useTranslation('facilities');
  if (mergedIntoName !== null) return <Sign icon={IconArrowMerge}>{t('mergedInto', { name: mergedIntoName })}</Sign>;
  return active ? null : <Sign icon={IconCircleOff}>{t('inactive')}</Sign>;
}
