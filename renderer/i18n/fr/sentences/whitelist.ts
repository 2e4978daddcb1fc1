import type { SentenceTable } from '../../sentences.ts';

/** Who may sign in: the whitelist and the rules of access. */
export const whitelist: SentenceTable = {
  'Type a username.': 'Saisissez un nom d’utilisateur.',
  'A username has no control characters.': 'Un nom d’utilisateur ne contient aucun caractère de commande.',
  'A reason has at most 255 characters.': 'Un motif a au plus 255 caractères.',
  'This name comes from the variable AUTHORIZED_USERS. Import the names first; then it can be removed.':
    'Ce nom vient de la variable AUTHORIZED_USERS. Importez d’abord les noms ; il pourra ensuite être retiré.',
  'This name is not on the whitelist. Read the list again.':
    'Ce nom n’est pas sur la liste blanche. Actualisez la liste.',
  'A list has at most {max} names. Bring them in by several lists.':
    'Une liste a au plus {max} noms. Importez-les en plusieurs listes.',
  'This name is on the whitelist already.': 'Ce nom est déjà sur la liste blanche.',
  'Nobody changes their own whitelist entry. Ask another administrator.':
    'Personne ne modifie sa propre entrée de la liste blanche. Adressez-vous à un autre administrateur.',
  '"{username}" is an account with rights that you do not have. Leave the name out, or ask an administrator.':
    '« {username} » est un compte dont vous n’avez pas tous les droits. Laissez ce nom de côté, ou adressez-vous à un administrateur.',
  'You get in by the variable AUTHORIZED_USERS only, which would count no longer. Import its names first.':
    'Vous n’entrez que grâce à la variable AUTHORIZED_USERS, qui ne compterait plus. Importez d’abord ses noms.',
  'No administrator would be let in any more: the variable AUTHORIZED_USERS would count no longer. Import its names first.':
    'Plus aucun administrateur n’entrerait : la variable AUTHORIZED_USERS ne compterait plus. Importez d’abord ses noms.',
  'The variable AUTHORIZED_USERS is not set where this program runs. Paste the names instead.':
    'La variable AUTHORIZED_USERS n’est pas définie là où ce programme tourne. Collez plutôt les noms.',
  'This is the last administrator on the whitelist. Add another administrator to it first.':
    'C’est le dernier administrateur sur la liste blanche. Ajoutez-y d’abord un autre administrateur.',

  'You are not on the whitelist yourself. Have another administrator add you first.':
    'Vous n’êtes pas vous-même sur la liste blanche. Faites-vous d’abord ajouter par un autre administrateur.',
  'No active administrator is on the whitelist. Add one before you switch it on.':
    'Aucun administrateur actif n’est sur la liste blanche. Ajoutez-en un avant de la mettre en service.',
  'Somebody else changed these rules. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ces règles. Comparez les deux valeurs et enregistrez de nouveau.',
  'The whitelist now lives in the table; names that stand only in the variable AUTHORIZED_USERS are kept out ({count}). Import them on the page of the whitelist if they should get in.':
    'La liste blanche vit désormais dans la base ; les noms qui ne figurent que dans la variable AUTHORIZED_USERS sont refusés ({count}). Importez-les sur la page de la liste blanche s’ils doivent entrer.',
  'This notice does not exist. Read the list again.': 'Cet avis n’existe pas. Actualisez la liste.',
};
