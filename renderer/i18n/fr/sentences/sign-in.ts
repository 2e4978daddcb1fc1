import type { SentenceTable } from '../../sentences.ts';

/** Signing in by the directory and with a second factor, sessions that lock, and what administrators are told about it. */
export const signIn: SentenceTable = {
  'The clock of this computer was moved ahead by {count} minutes. Check its date, time and time zone: due dates and the audit trail depend on them.':
    'L’horloge de cet ordinateur a été avancée de {count} minutes. Vérifiez la date, l’heure et le fuseau horaire : les échéances et le journal d’audit en dépendent.',
  'The clock of this computer was moved back by {count} minutes. Check its date, time and time zone: due dates and the audit trail depend on them.':
    'L’horloge de cet ordinateur a été reculée de {count} minutes. Vérifiez la date, l’heure et le fuseau horaire : les échéances et le journal d’audit en dépendent.',
  'The directory does not know {gone} of {count} people who are signed in. Nobody was signed out, because the search settings are the likelier cause; check them.':
    'L’annuaire ne connaît pas {gone} des {count} personnes connectées. Personne n’a été déconnecté, car les réglages de recherche en sont plus probablement la cause ; vérifiez-les.',
  'Somebody of the directory tried to sign in as "{name}", which is an account of this workstation. If it is the same person, move the account to the directory.':
    'Une personne de l’annuaire a tenté de se connecter en tant que « {name} », qui est un compte de ce poste. S’il s’agit de la même personne, rattachez le compte à l’annuaire.',
  'The directory knows another person under the name of the account "{name}" than before; nobody was let in. Find out who it is before you change the account.':
    'L’annuaire connaît sous le nom du compte « {name} » une autre personne qu’auparavant ; l’accès a été refusé. Cherchez de qui il s’agit avant de modifier le compte.',
  'Your password belongs to the directory of your organisation. Change it there.':
    'Votre mot de passe relève de l’annuaire de votre organisation. Changez-le là-bas.',
  'Your password was changed elsewhere meanwhile. Sign in with the new one.':
    'Votre mot de passe a été changé ailleurs entre-temps. Connectez-vous avec le nouveau.',
  'The directory of your organisation does not answer. Try again in a moment; REMS accounts still work.':
    'L’annuaire de votre organisation ne répond pas. Réessayez dans un moment ; les comptes REMS fonctionnent toujours.',
  'Type the code of your authenticator app, or a recovery code.':
    'Saisissez le code de votre application d’authentification, ou un code de secours.',
  'This code is not right, or was used already. Wait for the next one and type that.':
    'Ce code n’est pas correct, ou a déjà servi. Attendez le suivant, puis saisissez-le.',
  'This is not your password. Try again.': 'Ce n’est pas votre mot de passe. Réessayez.',
  'This account does not exist. The list of accounts shows every name.':
    'Ce compte n’existe pas. La liste des comptes montre tous les noms.',
  'The command line has no sessions. Name an account instead.':
    'La ligne de commande n’a pas de session. Indiquez plutôt un compte.',
  'This session has ended already. Read the list again.': 'Cette session est déjà terminée. Relisez la liste.',
  'Too many sign-ins to the account "{name}" failed; it has to wait before the next try. Ask its owner whether it was them.':
    'Trop de connexions au compte « {name} » ont échoué ; il doit attendre avant le prochain essai. Demandez à son titulaire si c’était lui.',
  'Too many sign-ins from the address {address} failed; it has to wait before the next try. Find out who uses this machine.':
    'Trop de connexions depuis l’adresse {address} ont échoué ; elle doit attendre avant le prochain essai. Cherchez qui utilise cette machine.',
  'Type your password again to go on with this.': 'Saisissez de nouveau votre mot de passe pour continuer.',
  'This session is locked. Type your password to go on.':
    'Cette session est verrouillée. Saisissez votre mot de passe pour continuer.',
  'Set up your second factor before you go on.': 'Configurez votre second facteur avant de continuer.',
};
