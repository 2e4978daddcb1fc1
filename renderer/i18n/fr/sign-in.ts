import type { signIn as source } from '../en/sign-in.ts';

/** Words of signing in and locking, the second step and changing a password. */
export const signIn: typeof source = {
  unkept: {
    title: 'Le navigateur n’a pas gardé la session',
    message:
      'Le mot de passe était juste. Ouvrez l’adresse que le poste affiche, qui commence par https://, autorisez ses cookies et vérifiez la date et l’heure de cet ordinateur. Puis reconnectez-vous.',
  },
  title: 'Connexion',
  returning:
    'Votre session a pris fin, {{name}}. Reconnectez-vous : vos modifications non enregistrées sont toujours là.',
  username: 'Nom d’utilisateur',
  password: 'Mot de passe',
  submit: 'Se connecter',
  method: {
    label: 'Compte',
    local: 'Compte REMS',
    directory: 'Organisation',
    directoryHint: 'Le nom et le mot de passe de votre ordinateur au travail.',
    tried: {
      local:
        'L’essai portait sur un compte REMS. Si vous vous connectez avec le compte de votre organisation, choisissez-le ci-dessous.',
      directory:
        'L’essai portait sur le compte de votre organisation. Si un administrateur de REMS vous a donné un mot de passe, choisissez le compte REMS ci-dessous.',
    },
  },
  code: {
    title: 'Encore une étape',
    lead: 'Le mot de passe de {{name}} est correct. Il manque le code du second facteur.',
    back: 'Revenir au mot de passe',
  },
  lock: {
    title: 'Verrouillé',
    lead: '{{name}} est connecté. Saisissez votre mot de passe pour reprendre où vous en étiez.',
    leadCode: '{{name}} est connecté. Saisissez le code de votre second facteur pour reprendre.',
    submit: 'Déverrouiller',
    else: 'Se connecter avec un autre compte',
    elseTitle: 'Se déconnecter sans enregistrer ?',
    elseMessage:
      'Un formulaire contient des modifications non enregistrées. Elles seront perdues si quelqu’un d’autre se connecte.',
    elseSubmit: 'Se déconnecter',
  },
  stepUp: {
    title: 'Saisissez de nouveau votre mot de passe',
    lead: 'Ce que vous allez faire est important : montrez que c’est toujours vous, {{name}}.',
    submit: 'Continuer',
  },
  version: 'Version\u00a0{{version}}',
  warned:
    'Votre navigateur a-t-il averti avant cette page ? Demandez à votre administrateur que cet appareil fasse confiance au poste.',
  wait: {
    title: 'Trop de tentatives',
    seconds_one: 'Vous pourrez réessayer dans {{count}} seconde.',
    seconds_other: 'Vous pourrez réessayer dans {{count}} secondes.',
    wholeMinutes_one: 'Vous pourrez réessayer dans {{count}} minute.',
    wholeMinutes_other: 'Vous pourrez réessayer dans {{count}} minutes.',
    minutes: 'Vous pourrez réessayer dans {{minutes}} et {{seconds}}.',
    minutesPart_one: '{{count}} min',
    minutesPart_other: '{{count}} min',
    secondsPart_one: '{{count}} seconde',
    secondsPart_other: '{{count}} secondes',
    over: 'Vous pouvez réessayer.',
  },
  change: {
    title: 'Choisissez votre mot de passe',
    lead: 'Le mot de passe de {{name}} a été défini par un administrateur. Choisissez-en un que vous seul connaissez.',
    current: 'Mot de passe de connexion',
    currentHint: 'Celui que votre administrateur vous a donné.',
    present: 'Mot de passe actuel',
    presentMissing: 'Saisissez votre mot de passe actuel.',
    currentMissing: 'Saisissez le mot de passe avec lequel vous vous êtes connecté.',
    submit: 'Changer le mot de passe',
    signOut: 'Se déconnecter',
  },
};
