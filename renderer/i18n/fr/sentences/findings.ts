import type { SentenceTable } from '../../sentences.ts';

/** Findings and faults. */
export const findings: SentenceTable = {
  'Say what is wrong.': 'Dites ce qui ne va pas.',
  'Say what was done.': 'Dites ce qui a été fait.',
  'Type the number of the unit, or a part of its name.': 'Tapez le numéro de l’appareil ou une partie de son nom.',
  'There is no finding {id}. Read the list again.': 'Le constat {id} n’existe pas. Actualisez la liste.',
  'There is no unit {id}. Choose one from the list.': 'L’appareil {id} n’existe pas. Choisissez-en un dans la liste.',
  'Somebody else changed this finding. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce constat. Comparez les deux valeurs et enregistrez de nouveau.',
  'This finding was deleted. Bring it back before you change it.':
    'Ce constat a été supprimé. Rétablissez-le avant de le modifier.',
  'A finding cannot be reported in the future. Correct the date.':
    'Un constat ne peut pas être signalé dans l’avenir. Corrigez la date.',
  'The due date lies before the day of the report. Choose that day or a later one.':
    'L’échéance précède le jour du signalement. Choisissez ce jour ou un jour plus tardif.',
  'A finding cannot be resolved in the future. Correct the date.':
    'Un constat ne peut pas être résolu dans l’avenir. Corrigez la date.',
  'The finding was resolved before it was reported. Correct one of the dates.':
    'Le constat a été résolu avant d’être signalé. Corrigez l’une des dates.',
  'This test does not exist any more. Choose another one.': 'Ce contrôle n’existe plus. Choisissez-en un autre.',
  'This test belongs to another unit. Choose a test of the same unit.':
    'Ce contrôle concerne un autre appareil. Choisissez un contrôle du même appareil.',
  'The test that found it cannot be the retest. Choose the test after the repair.':
    'Le contrôle qui l’a révélé ne peut pas être le contrôle de vérification. Choisissez celui qui a suivi la réparation.',
  'This test lies in the future and proves nothing yet. Choose one that was done.':
    'Ce contrôle est à venir et ne prouve encore rien. Choisissez-en un qui a été fait.',
  'This test was done before the finding was reported. Choose a later one.':
    'Ce contrôle a été fait avant le signalement du constat. Choisissez-en un plus tardif.',
  'The retests would go round in a circle: this test was itself proven by the test that found it.':
    'Les vérifications tourneraient en rond : ce contrôle a lui-même été vérifié par celui qui a révélé le constat.',
  'A fault that forbids the use of unit {id} was reported. Look at it, name who answers for it, and resolve it.':
    'Une panne qui interdit l’utilisation de l’appareil {id} a été signalée. Examinez-la, désignez un responsable et résolvez-la.',
  'A fault of unit {id} was reported. Look at it, name who answers for it, and resolve it.':
    'Une panne de l’appareil {id} a été signalée. Examinez-la, désignez un responsable et résolvez-la.',
};
