import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/index.ts';

/** The language of pages that are shown before anyone has signed in. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('ui');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={i18n.resolvedLanguage ?? 'en'}
      data={[
        { value: 'en', label: 'English' },
        { value: 'fr', label: 'Français' },
      ]}
      onChange={(language) => void changeLanguage(i18n, language === 'fr' ? 'fr' : 'en')}
    />
  );
}
