import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../ui/formats.ts';
import type { en } from './en/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: typeof en;
    returnNull: false;
  }
}

/** The language to begin with, before anyone has signed in: the first of the browser's that we speak. */
export function browserLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (tag.toLowerCase().startsWith('fr')) return 'fr';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

/** Loads the words of one language; each is a file of its own, so that a page never loads both. */
async function load(language: Language): Promise<Record<string, object>> {
  switch (language) {
    case 'en':
      return (await import('./en/index.ts')).en;
    case 'fr':
      return (await import('./fr/index.ts')).fr;
  }
}

/** The translator, ready in `language`. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await load(language) },
    fallbackLng: false,
    defaultNS: 'ui',
    // React escapes; escaping here would show entities.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
  return instance;
}

/** Switches the language of everything on screen. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'ui')) {
    for (const [namespace, words] of Object.entries(await load(language)))
      instance.addResourceBundle(language, namespace, words);
  }
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
}
