export { createSentences, type Sentences, type SentenceTable } from '../../shared/sentences.ts';
