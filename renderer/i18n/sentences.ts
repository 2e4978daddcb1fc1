import { french } from './fr/sentences.ts';

/** The translation of a sentence that the core wrote in English, or the sentence itself where there is none. */
export function translateSentence(sentence: string, language: string): string {
  return language === 'fr' ? (french[sentence] ?? sentence) : sentence;
}
