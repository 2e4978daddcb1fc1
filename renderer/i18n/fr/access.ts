import type { access as source } from '../en/access.ts';

/** Rules of access. */
export const access: typeof source = {
  title: 'Règles d’accès',
  lead: 'Comment on entre et combien de temps on reste. Ce que vous enregistrez vaut aussitôt, aussi pour les sessions ouvertes.',
  readOnly: 'Modifier ces règles demande le droit « Gérer les accès ».',
  clinic: 'La clinique',
  clinicName: 'Nom de la clinique',
  clinicNameHint: 'Affiché sur la page de connexion. Les mots de passe ne peuvent pas s’en inspirer.',
  passwords: 'Mots de passe',
  passwordMinLength: 'Mot de passe le plus court, en caractères',
  passwordMinLengthHint:
    'De {{least}} à 64 ; {{usual}} est l’usage. Les mots de passe existants restent jusqu’à leur changement. L’annuaire a sa propre règle.',
  sessions: 'Durée des sessions',
  idleMinutes: 'Verrouiller après, en minutes sans usage',
  idleMinutesHint: 'De 1 à 60. Le formulaire reste ; la même personne reprend avec son mot de passe.',
  sessionHours: 'Fermer après, en heures',
  sessionHoursHint: 'De 1 à 24, quoi qu’il arrive entre-temps.',
  whitelist: 'Liste blanche',
  whitelistEnforced: 'Seuls les noms de la liste blanche peuvent se connecter',
  whitelistOn: 'Un nom absent ou retiré est refusé avant tout examen du mot de passe.',
  whitelistOff:
    'Désactivée : quiconque a un compte actif peut se connecter, et retirer un nom de la liste n’exclut personne.',
  whitelistLink: 'Ouvrir la liste blanche',
  devices: 'Navigateurs admis',
  deviceApproval: 'Les navigateurs d’autres PC doivent d’abord être admis',
  devicesOn:
    'Seuls les navigateurs qu’un administrateur a admis avec un code peuvent se connecter. Activer cette règle déconnecte les autres. Le poste lui-même, les jetons d’accès et les adresses de calendrier en sont dispensés.',
  devicesOff: 'Désactivé : quiconque atteint le poste par le réseau peut tenter de se connecter.',
  devicesLink: 'Ouvrir les navigateurs admis',
  secondFactor: 'Second facteur',
  secondFactorLead:
    'Qui a l’un de ces rôles donne, en plus du mot de passe, un code d’une application d’authentification, et la configure à la prochaine connexion.',
  secondFactorRoles: 'Rôles qui demandent un second facteur',
  holders_one: '{{count, number}} compte l’a',
  holders_other: '{{count, number}} comptes l’ont',
  holdersNone: 'Personne ne l’a',
  problems: {
    passwordMinLength: 'Saisissez un nombre entier de {{least}} à 64.',
    idleMinutes: 'Saisissez un nombre entier de 1 à 60.',
    sessionHours: 'Saisissez un nombre entier de 1 à 24.',
  },
  saved: 'Les règles d’accès sont enregistrées.',
  offTitle: 'Désactiver la liste blanche ?',
  offMessage:
    'Quiconque a un compte actif pourra alors se connecter, y compris les personnes de l’annuaire dont le nom n’est pas sur la liste.',
  offConfirm: 'La désactiver',
};
