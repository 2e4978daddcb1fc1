import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../ui/formats.ts';
import type { en } from './en/index.ts';
import { setPageLanguage } from './page-language.ts';
import { createSentences, type Sentences, type SentenceTable } from './sentences.ts';

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

/** The namespace beside the words in which a language keeps its sentences of the core. English needs none. */
const coreSentences = 'sentences';
/** Tables made ready, so that each is prepared once however many components ask. */
const prepared = new WeakMap<SentenceTable, Sentences>();

/** Loads the words of one language; each is a file of its own, so that a page never loads both. */
async function load(language: Language): Promise<Record<string, object>> {
  switch (language) {
    case 'en':
      return (await import('./en/index.ts')).en;
    case 'fr': {
      const { fr, sentences } = await import('./fr/index.ts');
      return { ...fr, [coreSentences]: sentences };
    }
  }
}

/** How the core's English sentences read in the language of the screen. */
export function useSentence(): (sentence: string) => string {
  const { i18n } = useTranslation();
  // Put there by load(); English has none, and the core's own sentence stands.
  const table = i18n.getResourceBundle(i18n.resolvedLanguage ?? 'en', coreSentences) as SentenceTable | undefined;
  if (!table) return asWritten;
  const sentences = prepared.get(table) ?? createSentences(table);
  prepared.set(table, sentences);
  return sentences.translate;
}

function asWritten(sentence: string): string {
  return sentence;
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
  setPageLanguage(language);
  return instance;
}

/** Switches the language of everything on screen. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'ui')) {
    for (const [namespace, words] of Object.entries(await load(language)))
      instance.addResourceBundle(language, namespace, words);
  }
  await instance.changeLanguage(language);
  setPageLanguage(language);
}
