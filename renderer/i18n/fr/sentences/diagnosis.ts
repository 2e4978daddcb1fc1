import type { SentenceTable } from '../../sentences.ts';

/** Why a person can or cannot sign in. */
export const diagnosis: SentenceTable = {
  'The directory does not know this name where people are searched. Check the name and the search settings.':
    'L’annuaire ne connaît pas ce nom là où les personnes sont recherchées. Vérifiez le nom et les réglages de recherche.',
  'The directory has more than one entry for this name. Have the search settings narrowed down.':
    'L’annuaire a plus d’une entrée pour ce nom. Faites resserrer les réglages de recherche.',
  'The directory refused the password.': 'L’annuaire a refusé le mot de passe.',
  'The account is disabled in the directory. Ask the people who run it.':
    'Le compte est désactivé dans l’annuaire. Adressez-vous à ceux qui le gèrent.',
  'The account is locked in the directory, mostly after wrong passwords elsewhere. Ask the people who run it, or wait.':
    'Le compte est verrouillé dans l’annuaire, le plus souvent après de mauvais mots de passe ailleurs. Adressez-vous à ceux qui le gèrent, ou attendez.',
  'The account or its password has expired in the directory. Ask the people who run it.':
    'Le compte ou son mot de passe a expiré dans l’annuaire. Adressez-vous à ceux qui le gèrent.',
  'The directory asks for a new password first. It is changed at a computer of the organisation.':
    'L’annuaire demande d’abord un nouveau mot de passe. Il se change sur un ordinateur de l’organisation.',
  'No group of the directory gives this person a role here. Map a group, or set a default role.':
    'Aucun groupe de l’annuaire ne donne de rôle à cette personne. Associez un groupe, ou choisissez un rôle par défaut.',
  'The directory knows this person and has nothing against it.':
    'L’annuaire connaît cette personne et ne s’y oppose pas.',
  'The directory does not answer: {reason}': 'L’annuaire ne répond pas : {reason, translated}',

  'Similar names are: {names}.': 'Des noms semblables existent : {names}.',
  'There is no account "{name}" yet. The directory knows this person: the first sign-in makes the account.':
    'Le compte « {name} » n’existe pas encore. L’annuaire connaît cette personne : la première connexion crée le compte.',
  'There is no account "{name}", and the settings of the directory let no first sign-in make one. Create the account.':
    'Le compte « {name} » n’existe pas, et les réglages de l’annuaire n’en laissent créer aucun à la première connexion. Créez le compte.',
  'There is no account "{name}": in the directory this is the person to whom the account "{owner}" belongs. Move that one to this installation first; then the next sign-in makes a new account.':
    'Le compte « {name} » n’existe pas : dans l’annuaire, c’est la personne à qui appartient le compte « {owner} ». Ramenez d’abord celui-ci à cette installation ; la prochaine connexion créera alors un nouveau compte.',
  'The directory knows another person under this name than the one to whom the account belongs. Find out who it is; moving the account to this installation and back lets the present one have it.':
    'L’annuaire connaît sous ce nom une autre personne que celle à qui appartient le compte. Cherchez de qui il s’agit ; ramener le compte à cette installation puis le rendre à l’annuaire le donne à la personne actuelle.',
  'There is no account "{name}". Check the spelling, or create the account.':
    'Le compte « {name} » n’existe pas. Vérifiez l’orthographe, ou créez le compte.',
  'The account "{name}" exists.': 'Le compte « {name} » existe.',
  'The account is active.': 'Le compte est actif.',
  'The account is inactive. Activate it on its page.': 'Le compte est inactif. Activez-le sur sa page.',

  'The name may sign in as far as the whitelist is concerned.': 'La liste blanche laisse passer ce nom.',
  'The whitelist is switched off: it keeps nobody out.':
    'La liste blanche n’est pas en service : elle n’arrête personne.',
  'The name is on the whitelist.': 'Le nom est sur la liste blanche.',
  'The name was taken off the whitelist by {name} on {date}. Let it in again on the page of the whitelist.':
    'Le nom a été retiré de la liste blanche par {name} le {date}. Réadmettez-le sur la page de la liste blanche.',
  'The whitelist has "{listed}", but the account is called "{name}". Capitals and accents count: add the name as the account spells it.':
    'La liste blanche contient « {listed} », mais le compte s’appelle « {name} ». Majuscules et accents comptent : ajoutez le nom tel que le compte l’écrit.',
  'The name is not on the whitelist. Add it on the page of the whitelist.':
    'Le nom n’est pas sur la liste blanche. Ajoutez-le sur la page de la liste blanche.',
  'The name is not in the variable AUTHORIZED_USERS, which is in force. Import its names, then add this one.':
    'Le nom n’est pas dans la variable AUTHORIZED_USERS, qui est en vigueur. Importez ses noms, puis ajoutez celui-ci.',

  'The password is checked by this installation.': 'Le mot de passe est vérifié par ce poste.',
  'The password is checked by the directory of the organisation.':
    'Le mot de passe est vérifié par l’annuaire de l’organisation.',
  'The account signs in with the directory, which is switched off or not set up. Set it up, or move the account to this installation.':
    'Le compte se connecte par l’annuaire, qui est arrêté ou pas configuré. Configurez-le, ou rattachez le compte à ce poste.',
  'A password is set. Whether it is typed right cannot be seen here; set a new one when it is forgotten.':
    'Un mot de passe est défini. S’il est bien saisi ne se voit pas ici ; définissez-en un nouveau s’il est oublié.',
  'The password must be changed at the next sign-in.': 'Le mot de passe doit être changé à la prochaine connexion.',
  'The temporary password ran out on {date} {time}. Set a new one.':
    'Le mot de passe provisoire a expiré le {date} à {time}. Définissez-en un nouveau.',
  'The password is temporary: it opens until {date} {time} and must be changed at the next sign-in.':
    'Le mot de passe est provisoire : il sert jusqu’au {date} à {time} et doit être changé à la prochaine connexion.',

  'There is no wait after failed sign-ins.': 'Aucune attente après des connexions refusées.',
  'After too many failed sign-ins the account has to wait 1 minute more. The wait can be ended on the page of the account.':
    'Après trop de connexions refusées, le compte doit attendre encore une minute. La page du compte permet de lever l’attente.',
  'After too many failed sign-ins the account has to wait {count} minutes more. The wait can be ended on the page of the account.':
    'Après trop de connexions refusées, le compte doit attendre encore {count} minutes. La page du compte permet de lever l’attente.',

  'A code of the authenticator app is asked for. Take the second factor away when phone and recovery codes are lost.':
    'Un code de l’application d’authentification est demandé. Retirez le second facteur si téléphone et codes de secours sont perdus.',
  'A role asks for a second factor; it is set up at the next sign-in.':
    'Un rôle exige un second facteur ; il se configure à la prochaine connexion.',
  'No second factor is asked for.': 'Aucun second facteur n’est demandé.',

  'The account has these roles: {roles}.': 'Le compte a ces rôles : {roles}.',
  'The account has no role: it can sign in, but open nothing. Give it a role on its page.':
    'Le compte n’a aucun rôle : il peut se connecter, mais ne rien ouvrir. Donnez-lui un rôle sur sa page.',
  'No session is open.': 'Aucune session n’est ouverte.',
  'One session is open.': 'Une session est ouverte.',
  '{count} sessions are open.': '{count} sessions sont ouvertes.',
};
