import { useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/index.ts';
import { useSession } from './session.tsx';

interface Props {
  /** Shown until the words of the person's language have arrived, once. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** Puts the person's language and theme on screen before anything of theirs is drawn. */
export function PersonalLooks({ waiting, children }: Props) {
  const { language, theme } = useSession().me;
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const [ready, setReady] = useState(language === null || i18n.resolvedLanguage === language);

  useEffect(() => {
    if (language !== null) void changeLanguage(i18n, language).then(() => setReady(true));
  }, [i18n, language]);
  useLayoutEffect(() => setColorScheme(theme), [setColorScheme, theme]);
  return ready ? children : waiting;
}
