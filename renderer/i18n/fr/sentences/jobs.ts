import type { SentenceTable } from '../../sentences.ts';

/** Jobs. */
export const jobs: SentenceTable = {
  'There is no job of this name. Read the list again.': 'Aucune tâche ne porte ce nom. Relisez la liste.',
  'This job is running. Wait until it is done.': 'Cette tâche est en cours. Attendez qu’elle soit terminée.',
  'The job {job} failed.': 'La tâche {job} a échoué.',
  'The program was closed before this was done.': 'Le programme a été fermé avant la fin.',
  'Something unexpected went wrong; the log says more.': 'Une erreur imprévue s’est produite ; le journal en dit plus.',
  'Units looked at: {units}.': 'Appareils examinés : {units}.',
  'Changed: {count}.': 'Modifiés : {count}.',
  'Units looked at: {units}. Changed: {changed}.': 'Appareils examinés : {units}. Modifiés : {changed}.',
  'Forgotten: {runs} runs, {texts} texts of mails, {files} files that never came whole.':
    'Effacés : {runs} exécutions, {texts} textes de courriels, {files} fichiers jamais arrivés entiers.',
};
