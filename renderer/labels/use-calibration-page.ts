import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';

/** Hands out the page to measure a printer with, in the language of the screen. */
export function useCalibrationPage() {
  const { t, i18n } = useTranslation('labels');
  const calibration = useAction(
    'labels.calibration',
    useHandedOut((name) => t('handedOut', { name })),
  );
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  return {
    isPending: calibration.isPending,
    hand: (of: { readonly formatId: string; readonly printerId?: number }) => calibration.mutate({ ...of, language }),
  };
}
