import type { SentenceTable } from '../../sentences.ts';

/** Surveys and what is due. */
export const compliance: SentenceTable = {
  'The report cannot be dated before the test.': 'Le rapport ne peut pas être antérieur au contrôle.',
  'The submission cannot be dated before the test.': 'L’envoi ne peut pas être antérieur au contrôle.',
  'The submission cannot be dated before the report.': 'L’envoi ne peut pas être antérieur au rapport.',
  'Choose a reviewer other than the person who did the survey.':
    'Choisissez un vérificateur autre que la personne qui a fait le contrôle.',
  'This person does not exist any more. Choose somebody else.':
    'Cette personne n’existe plus. Choisissez quelqu’un d’autre.',
  'This person is inactive. Choose somebody else.': 'Cette personne est inactive. Choisissez quelqu’un d’autre.',
  'A reviewer has the role physicist. Choose somebody else.':
    'Un vérificateur a le rôle de physicien. Choisissez quelqu’un d’autre.',
  'Whoever does a survey is a physicist, a physics assistant or a QA technologist. Choose somebody else.':
    'Un contrôle est fait par un physicien, un assistant en physique ou un technologue en AQ. Choisissez quelqu’un d’autre.',
  'Somebody else changed these settings. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ces réglages. Comparez les deux valeurs et enregistrez de nouveau.',
  'There is no survey record {id}. Read the list again.': 'Le contrôle {id} n’existe pas. Actualisez la liste.',
  'Somebody else changed this survey record. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce contrôle. Comparez les deux valeurs et enregistrez de nouveau.',
  'A finding was closed with this test. Open the finding again first.':
    'Un constat a été clos par ce contrôle. Rouvrez d’abord le constat.',
  'A finding was closed with this test, so that it cannot lie ahead. Correct the date.':
    'Un constat a été clos par ce contrôle, qui ne peut donc pas être dans le futur. Corrigez la date.',
  'A finding of {date} was closed with this test, which cannot be earlier.':
    'Un constat du {date} a été clos par ce contrôle, qui ne peut pas être antérieur.',
  'There is no unit {id}. Choose another one.': 'L’appareil {id} n’existe pas. Choisissez-en un autre.',
  'An obligation that was left out belongs to another unit. Read the unit again.':
    'Une obligation écartée appartient à un autre appareil. Actualisez l’appareil.',
  'Survey record {id} was deleted. Bring it back before you change it.':
    'Le contrôle {id} a été supprimé. Rétablissez-le avant de le modifier.',
  'Findings hang on survey record {id}, so that it cannot move to another unit.':
    'Des constats dépendent du contrôle {id} : il ne peut pas passer à un autre appareil.',
  'Survey record {id} is deleted already.': 'Le contrôle {id} est déjà supprimé.',
  'Survey record {id} is not deleted.': 'Le contrôle {id} n’est pas supprimé.',
  'A finding hangs on survey record {id}, so that it cannot be taken back.':
    'Un constat dépend du contrôle {id} : il ne peut pas être retiré.',
  'A document hangs on survey record {id}, so that it cannot be taken back.':
    'Un document dépend du contrôle {id} : il ne peut pas être retiré.',
};
