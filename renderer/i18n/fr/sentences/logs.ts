import type { SentenceTable } from '../../sentences.ts';

/** Sentences about logs. */
export const logs: SentenceTable = {
  'The rest of this file does not read: it was damaged.': 'Le reste de ce fichier est illisible : il a été endommagé.',
  'This place in the log is not known. Read the log again.':
    'Cet endroit du journal n’est pas connu. Relisez le journal.',
  'Ask either for what came before or for what came after a line, not for both.':
    'Demandez soit ce qui précède une ligne, soit ce qui la suit, pas les deux.',
  'More than {count} errors were logged within an hour. Look at the log, and hand a diagnostics bundle to support.':
    'Plus de {count} erreurs ont été consignées en une heure. Regardez le journal et remettez un dossier de diagnostic à l’assistance.',
};
