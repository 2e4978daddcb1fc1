import type { SentenceTable } from '../../sentences.ts';

/** Studies, who belongs to them, and how the registry works. */
export const studies: SentenceTable = {
  'A prefix has 2 to 20 capital letters and digits, a letter first.':
    'Un préfixe a de 2 à 20 lettres majuscules et chiffres, et commence par une lettre.',
  'Patients are open to people who sign in. Sign in with an account that may.':
    'Les patients sont réservés aux personnes connectées. Connectez-vous avec un compte autorisé.',
  'You belong to no study yet. Ask an administrator.':
    'Vous ne faites encore partie d’aucune étude. Adressez-vous à un administrateur.',
  'Choose a study.': 'Choisissez une étude.',
  'This study does not exist, or you do not belong to it. Choose another one.':
    'Cette étude n’existe pas, ou vous n’en faites pas partie. Choisissez-en une autre.',
  'Your roles do not let you create patients.': 'Vos rôles ne vous permettent pas de créer des patients.',
  'This study is archived: no patient is created in it any more. Choose another one.':
    'Cette étude est archivée : plus aucun patient n’y est créé. Choisissez-en une autre.',
  'This study does not exist. Read the list again.': 'Cette étude n’existe pas. Actualisez la liste.',
  'Somebody else changed this study. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette étude. Comparez les deux valeurs et enregistrez de nouveau.',
  'There is a study with this name already. Choose another one.':
    'Une étude porte déjà ce nom. Choisissez-en un autre.',
  'Another study has this prefix, or had it earlier. Choose a different one.':
    'Une autre étude a ce préfixe, ou l’a eu. Choisissez-en un autre.',
  'This study is archived. Open it again before you make it the default one.':
    'Cette étude est archivée. Rouvrez-la avant d’en faire l’étude par défaut.',
  'Somebody is named twice. Name everybody once.': 'Une personne est nommée deux fois. Nommez chacun une seule fois.',
  'An account among them does not exist any more. Read the study again.':
    'L’un des comptes n’existe plus. Actualisez l’étude.',
  'The account "{username}" is inactive. Activate it first, or leave it out.':
    'Le compte « {username} » est inactif. Activez-le d’abord, ou laissez-le de côté.',
  'Nobody changes what they themselves are in a study. Ask another administrator.':
    'Personne ne change sa propre place dans une étude. Adressez-vous à un autre administrateur.',
  'Open to everyone, this study would show you more patients than now, and nobody decides that alone. Ask another administrator.':
    'Ouverte à tous, cette étude vous montrerait plus de patients qu’à présent, et personne n’en décide seul. Adressez-vous à un autre administrateur.',
  'This year has not begun. Choose this year or an earlier one.':
    'Cette année n’a pas commencé. Choisissez l’année en cours ou une année antérieure.',
  'Numbers of {year} are issued up to {last} already. Type a higher one; a counter never goes back.':
    'Les numéros de {year} sont déjà attribués jusqu’à {last}. Saisissez un numéro plus élevé ; un compteur ne recule jamais.',
  'This study is archived already.': 'Cette étude est déjà archivée.',
  'The default study cannot be archived. Make another one the default first.':
    'L’étude par défaut ne peut pas être archivée. Désignez-en d’abord une autre.',
  'This study is open already.': 'Cette étude est déjà ouverte.',
  'The code {code} is there twice. Give every sex a code of its own; M and F are always there.':
    'Le code {code} figure deux fois. Donnez à chaque sexe son propre code ; M et F y sont toujours.',
  'Patients have the sex {code}, so it cannot be taken away. Change its name instead.':
    'Des patients ont le sexe {code}, qui ne peut donc pas être retiré. Changez plutôt son nom.',
};
