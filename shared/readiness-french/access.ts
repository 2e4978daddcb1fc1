import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of access, and of calls that are refused. */
export const accessFrench: SentenceTable = {
  'No active administrator is let in by the whitelist.': 'La liste blanche n’admet aucun administrateur actif.',
  'Add one at the command line: rems whitelist add NAME --reason TEXT.':
    'Ajoutez-en un en ligne de commande : rems whitelist add NAME --reason TEXT.',
  'There is one active administrator.': 'Il y a un seul administrateur actif.',
  'Make a second one: somebody must get in when the first is away.':
    'Nommez-en un second : il faut que quelqu’un puisse entrer en l’absence du premier.',
  '{count} active administrators are let in.': '{count} administrateurs actifs sont admis.',
  'The whitelist is switched off: whoever has an active account may sign in.':
    'La liste blanche est arrêtée : quiconque a un compte actif peut se connecter.',
  'Switch it on in the rules of access, after adding everybody who should get in.':
    'Activez-la dans les règles d’accès, après y avoir ajouté tous ceux qui doivent entrer.',
  'The variable AUTHORIZED_USERS decides who may sign in.':
    'La variable AUTHORIZED_USERS décide qui peut se connecter.',
  'Import its names on the page of the whitelist; then the table decides.':
    'Importez ses noms sur la page de la liste blanche ; la table décidera alors.',
  'The whitelist lets nobody in.': 'La liste blanche n’admet personne.',
  'Add somebody on the page of the whitelist.': 'Ajoutez quelqu’un sur la page de la liste blanche.',
  'The whitelist lets {count} names in.': 'La liste blanche admet {count} noms.',
  'No directory is used.': 'Aucun annuaire n’est utilisé.',
  'The directory is used and was never tested.': 'L’annuaire est utilisé et n’a jamais été testé.',
  'Test it on the page of the directory.': 'Testez-le sur la page de l’annuaire.',
  'The directory was tested with success on {at}.': 'L’annuaire a été testé avec succès le {at}.',
  'Mail is switched off: warnings appear in the program only.':
    'Le courriel est arrêté : les alertes ne paraissent que dans le programme.',
  'Mail is used, and none has gone out yet.': 'Le courriel est utilisé, et aucun n’est encore parti.',
  'Send a test on the page of the mail server.': 'Envoyez un essai sur la page du serveur de courriel.',
  'The last mail went out on {at}.': 'Le dernier courriel est parti le {at}.',
  'Nobody has signed in yet.': 'Personne ne s’est encore connecté.',
  'Sign in once as an administrator.': 'Connectez-vous une fois comme administrateur.',
  'The last sign-in was on {at}.': 'Dernière connexion le {at}.',
  'A wrong password is refused: {code}.': 'Un mauvais mot de passe est refusé : {code}.',
  'A wrong password is answered with {code}.': 'Un mauvais mot de passe reçoit la réponse {code}.',
  'An unknown call gets the standard error with its request number.':
    'Un appel inconnu reçoit l’erreur standard avec son numéro de requête.',
  'An unknown call does not get the standard error.': 'Un appel inconnu ne reçoit pas l’erreur standard.',
  'The pages of administration answer, and to nobody who is not signed in.':
    'Les pages d’administration répondent, et à personne qui ne soit connecté.',
  'Calls of administration that did not answer as they should: {names}.':
    'Appels d’administration qui n’ont pas répondu comme il faut : {names}.',
  'No patient has been created yet.': 'Aucun patient n’a encore été créé.',
  'The last patient was created on {at}.': 'Le dernier patient a été créé le {at}.',
  'Nobody has made a token for scripts.': 'Personne n’a créé de jeton pour des scripts.',
  'Tokens for scripts, all of them used within {days} days: {count}.':
    'Jetons pour des scripts, tous utilisés depuis moins de {days} jours : {count}.',
  'Tokens for scripts that nobody has used for {days} days: {list}.':
    'Jetons pour des scripts que personne n’a utilisés depuis {days} jours : {list}.',
  'Ask their owners, and revoke those that are not needed.':
    'Demandez à leurs propriétaires, et révoquez ceux qui ne servent pas.',
};
