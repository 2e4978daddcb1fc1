import type { signIn as source } from '../en/sign-in.ts';

/** Words of signing in and changing a password. */
export const signIn: typeof source = {
  title: 'Connexion',
  returning:
    'Votre session a pris fin, {{name}}. Reconnectez-vous : vos modifications non enregistrées sont toujours là.',
  username: 'Nom d’utilisateur',
  password: 'Mot de passe',
  submit: 'Se connecter',
  version: 'Version\u00a0{{version}}',
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
    currentMissing: 'Saisissez le mot de passe avec lequel vous vous êtes connecté.',
    submit: 'Changer le mot de passe',
    signOut: 'Se déconnecter',
  },
};
