import type { secondFactor as source } from '../en/second-factor.ts';

/** Words of the second factor. */
export const secondFactor: typeof source = {
  title: 'Second facteur',
  lead: 'Grâce à lui, un mot de passe seul n’ouvre pas votre compte : l’application de votre téléphone montre un code qui change toutes les 30 secondes.',
  state: 'État',
  on: 'En vigueur',
  off: 'Non configuré',
  duty: 'Règle',
  required: 'L’un de vos rôles exige un second facteur.',
  since: 'Depuis',
  setUp: 'Configurer un second facteur',
  again: 'Configurer un nouveau téléphone',
  renew: 'Nouveaux codes de secours',
  takeAway: 'Le retirer',
  takeAwayTitle: 'Retirer le second facteur ?',
  takeAwayMessage: 'Votre mot de passe seul ouvrira alors votre compte. Vos codes de secours ne fonctionneront plus.',
  takenAway: 'Le second facteur est retiré.',
  enrol: {
    required: 'Configurez votre second facteur',
    requiredLead:
      'Un rôle de {{name}} exige un second facteur. Cela prend une minute, avec une application d’authentification sur votre téléphone.',
    qr: 'Code QR pour l’application d’authentification',
    scan: 'Scannez le carré avec une application d’authentification (n’importe laquelle qui montre des codes à six chiffres), ou saisissez-y la clé. Saisissez ensuite le code affiché.',
    secret: 'Clé à saisir',
    submit: 'Vérifier le code',
  },
  codes: {
    title: 'Conservez ces codes de secours',
    lead: 'Chacun ouvre votre compte une seule fois, à la place de l’application, si le téléphone est perdu. Ils ne sont montrés que cette fois-ci.',
    label: 'Codes de secours',
    sheetTitle: 'REMS Workstation : codes de secours de {{name}}',
    printed: 'Imprimé le {{date}}. Chaque code fonctionne une seule fois.',
    copy: 'Copier les codes',
    copied: 'Copié',
    print: 'Imprimer',
    kept: 'J’ai rangé les codes là où je les trouverai sans mon téléphone.',
    done: 'Terminé',
    left: 'Codes de secours',
    count_one: '{{count}} restant',
    count_other: '{{count}} restants',
  },
};
