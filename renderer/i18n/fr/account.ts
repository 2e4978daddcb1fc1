import type { account as source } from '../en/account.ts';

/** Words of the own account. */
export const account: typeof source = {
  title: 'Votre compte',
  facts: {
    lead: 'Un administrateur peut modifier ce qui est écrit ici.',
    email: 'Courriel',
    source: 'Se connecte avec',
    sources: { local: 'un compte REMS', directory: 'le compte de l’organisation' },
    roles: 'Rôles',
    lastSignIn: 'Dernière connexion',
    ends: 'Cette session prend fin au plus tard',
    none: 'Aucun',
  },
  password: {
    title: 'Mot de passe',
    lead: 'Le changer vous déconnecte partout ailleurs.',
    directory:
      'Votre mot de passe est celui du compte de votre organisation. Changez-le là-bas, comme pour votre messagerie.',
    change: 'Changer le mot de passe',
    changed: 'Votre mot de passe est changé. Vos autres sessions ont pris fin.',
  },
  sessions: {
    title: 'Où vous êtes connecté',
    lead: 'Fenêtres et navigateurs ouverts avec votre compte. Terminez ce que vous ne reconnaissez pas, puis changez votre mot de passe.',
    table: 'Sessions ouvertes',
    others: 'Se déconnecter partout ailleurs',
    othersTitle: 'Se déconnecter partout ailleurs ?',
    othersMessage:
      'Vos autres sessions prennent fin immédiatement ; ce qui n’y est pas enregistré est perdu. Celle-ci reste ouverte.',
    all: 'Se déconnecter partout',
    allTitle: 'Se déconnecter partout ?',
    allMessage:
      'Toutes vos sessions prennent fin immédiatement, celle-ci aussi ; ce qui n’est pas enregistré est perdu.',
    allUnsaved:
      'Un formulaire contient ici des modifications non enregistrées. Toutes vos sessions prennent fin immédiatement, celle-ci aussi.',
    ended_one: '{{count}} autre session a pris fin.',
    ended_other: '{{count}} autres sessions ont pris fin.',
  },
};
