import type { SentenceTable } from '../../sentences.ts';

/** Capital planning: scenarios, the budget, the replacement score. */
export const capital: SentenceTable = {
  'A cost is 0 or more, in thousands of dollars.': 'Un coût est de 0 ou plus, en milliers de dollars.',
  'A year is 1900 to 2100.': 'Une année va de 1900 à 2100.',
  'An escalation is 0 % or more.': 'Une hausse est de 0 % ou plus.',
  'A weight is 0 or more.': 'Un poids est de 0 ou plus.',
  'A weight is at most 100.': 'Un poids est de 100 au plus.',
  'A cost to compare with is at least 1 thousand dollars.':
    'Un coût de comparaison est d’au moins 1 millier de dollars.',
  'Give the scenario a name.': 'Donnez un nom au scénario.',
  'Choose two to four.': 'Choisissez-en de deux à quatre.',
  'There is no such scenario. Read the list again.': 'Ce scénario n’existe pas. Actualisez la liste.',
  'This scenario was deleted. Bring it back before you work with it.':
    'Ce scénario a été supprimé. Rétablissez-le avant de vous en servir.',
  'Somebody else changed this scenario. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce scénario. Comparez les deux valeurs et enregistrez de nouveau.',
  'Another scenario already has this name. Type a different one.':
    'Un autre scénario porte déjà ce nom. Tapez-en un autre.',
  'Somebody else changed what this scenario says of the unit. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce que ce scénario dit de l’appareil. Comparez les deux valeurs et enregistrez de nouveau.',
  'A scenario says something of at most {count} units. Make another one for the rest.':
    'Un scénario concerne au plus {count} appareils. Créez-en un autre pour le reste.',
  'The units or the scenario changed since the preview. Look at it again, then apply it.':
    'Les appareils ou le scénario ont changé depuis l’aperçu. Regardez-le de nouveau, puis appliquez-le.',
  'The last year comes before the first. Choose a later one.':
    'La dernière année précède la première. Choisissez-en une plus tardive.',
  'A plan spans at most {count} years. Choose an earlier last year.':
    'Un plan couvre au plus {count} ans. Choisissez une dernière année plus proche.',
  'Somebody else changed the weights of the score. Compare both values and save again.':
    'Quelqu’un d’autre a modifié les poids du score. Comparez les deux valeurs et enregistrez de nouveau.',
};
