import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/index.ts';
import { useSession } from './session.tsx';

/** Puts the person's language and theme on screen; draws nothing. */
export function PersonalLooks() {
  const { language, theme } = useSession().me;
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (i18n.resolvedLanguage !== language) void changeLanguage(i18n, language);
  }, [i18n, language]);
  useEffect(() => setColorScheme(theme), [setColorScheme, theme]);
  return null;
}
