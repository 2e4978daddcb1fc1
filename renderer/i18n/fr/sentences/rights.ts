import type { SentenceTable } from '../../sentences.ts';

/** Administration of accounts and roles. */
export const rights: SentenceTable = {
  'This account does not exist any more. Read the list again.': 'Ce compte n’existe plus. Actualisez la liste.',
  'Somebody else changed this account. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce compte. Comparez les deux valeurs et enregistrez de nouveau.',
  'Nobody changes their own rights. Ask another administrator.':
    'Personne ne modifie ses propres droits. Adressez-vous à un autre administrateur.',
  'This account has rights that you do not have. Ask an administrator to change it.':
    'Ce compte a des droits que vous n’avez pas. Demandez à un administrateur de le modifier.',
  'You can only give roles whose rights you have yourself. Ask an administrator.':
    'Vous ne pouvez donner que des rôles dont vous avez vous-même les droits. Adressez-vous à un administrateur.',
  'This person has an account already.': 'Cette personne a déjà un compte.',
  'This is the last active administrator. Make somebody else an administrator first.':
    'C’est le dernier administrateur actif. Nommez d’abord un autre administrateur.',
  'Your own password and second factor are changed on your account page.':
    'Votre propre mot de passe et votre second facteur se changent sur la page de votre compte.',
  'Nobody ends a wait of their own. It is over within 15 minutes.':
    'Personne ne met fin à sa propre attente. Elle se termine en moins de 15 minutes.',
  'An account of the directory has no password here. Leave it out.':
    'Un compte de l’annuaire n’a pas de mot de passe ici. Laissez-le vide.',
  'Type a password for the account.': 'Saisissez un mot de passe pour le compte.',
  'Type a temporary password for the account.': 'Saisissez un mot de passe provisoire pour le compte.',
  'This account has no second factor. There is nothing to take away.':
    'Ce compte n’a pas de second facteur. Il n’y a rien à retirer.',
  'This account has been used and stays on record. Deactivate it instead of deleting it.':
    'Ce compte a servi et reste enregistré. Désactivez-le au lieu de le supprimer.',
  'This is not an e-mail address.': 'Ce n’est pas une adresse électronique.',

  'There is no role "{role}". Read the list of roles again.':
    'Le rôle « {role} » n’existe pas. Actualisez la liste des rôles.',
  'A role id has lower-case letters, digits and hyphens.':
    'L’identifiant d’un rôle se compose de minuscules, de chiffres et de traits d’union.',
  'A role has a name of at least 2 characters.': 'Le nom d’un rôle a au moins 2 caractères.',
  'The roles that come with the program cannot be changed. Make a role of your own.':
    'Les rôles fournis avec le programme ne se modifient pas. Créez votre propre rôle.',
  'This role does not exist any more. Read the list again.': 'Ce rôle n’existe plus. Actualisez la liste.',
  'You have this role yourself. Nobody changes their own rights: ask another administrator.':
    'Vous avez vous-même ce rôle. Personne ne modifie ses propres droits : adressez-vous à un autre administrateur.',
  'There is a role with this name already. Choose another one.': 'Un rôle porte déjà ce nom. Choisissez-en un autre.',
  'One account still has this role. Give it another one first.':
    'Un compte a encore ce rôle. Donnez-lui-en d’abord un autre.',
  '{count} accounts still have this role. Give them another one first.':
    '{count} comptes ont encore ce rôle. Donnez-leur-en d’abord un autre.',
  'The directory settings give this role. Take it out there first.':
    'Les réglages de l’annuaire donnent ce rôle. Retirez-le d’abord là-bas.',
  'The rules of access ask this role for a second factor. Take it out there first.':
    'Les règles d’accès exigent un second facteur de ce rôle. Retirez-le d’abord là-bas.',
  'Whoever administers creates no patients and sees none but as an investigator. Make two roles of these rights.':
    'Qui administre ne crée aucun patient et n’en voit qu’en tant qu’investigateur. Faites deux rôles de ces droits.',
  'Somebody else changed this role. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce rôle. Comparez les deux valeurs et enregistrez de nouveau.',
};
