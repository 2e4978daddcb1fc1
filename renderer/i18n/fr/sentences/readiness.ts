import { readinessFrench } from '#shared/readiness-french.ts';
import type { SentenceTable } from '../../sentences.ts';

/** Sentences about readiness: what the checks say, and what the page answers. */
export const readiness: SentenceTable = {
  'The newest proven backup comes from the future: {at}.': 'La dernière sauvegarde vérifiée vient du futur : {at}.',
  'Check the clock of this machine, then make a backup now.':
    'Vérifiez l’horloge de cette machine, puis faites une sauvegarde maintenant.',
  ...readinessFrench,
  'There is no check of this name. Read the list again.': 'Aucun point ne porte ce nom. Relisez la liste.',
  'This is put right by a person: do what its advice says.':
    'C’est à une personne de le régler : suivez le conseil donné.',
  'This cannot be looked at from here. Open the window of the program.':
    'Ce point ne peut pas être vu d’ici. Ouvrez la fenêtre du programme.',
  'There is no signed checklist of this number. Read the list again.':
    'Aucune liste signée ne porte ce numéro. Relisez la liste.',
  'This installation is not in order: {count} checks failed. See on the page of the readiness what to do.':
    'Ce poste n’est pas en ordre : {count} points en échec. Voyez la marche à suivre sur la page de l’état de préparation.',
  'In order: {ok}. To look at: {warnings}. Failed: {failed}.':
    'En ordre : {ok}. À vérifier : {warnings}. Échecs : {failed}.',
};
