import type { damage as source } from '../en/damage.ts';

/** French words of records that do not read. */
export const damage: typeof source = {
  title: 'Enregistrements illisibles',
  lead: 'Documents, identités de patients et mots de passe enregistrés sont chiffrés un à un. Voici ceux qui ne se lisent plus, parce que leur fichier est abîmé ou leur clé manque. Rien n’est jamais supprimé de soi-même.',
  scan: {
    act: 'Vérifier maintenant',
    never: 'Personne n’a encore vérifié. Chaque nuit de samedi, le programme vérifie de lui-même.',
    last: 'Dernière lecture de tout : {{when}}.',
    done: 'Lus : {{looked}}. Nouveaux qui ne se lisent pas : {{found}}. De nouveau lisibles : {{mended}}.',
  },
  states: {
    label: 'État',
    open: 'Illisibles',
    quarantined: 'Mis de côté',
    mended: 'Réparés',
    removed: 'Supprimés',
  },
  stateOfOne: { open: 'Illisible', quarantined: 'Mis de côté', mended: 'Réparé', removed: 'Supprimé' },
  none: {
    open: 'Tout se lit',
    unknown: 'Rien d’illisible n’est connu',
    quarantined: 'Rien n’est mis de côté',
    mended: 'Rien n’a dû être réparé',
    removed: 'Rien n’a été supprimé',
  },
  noneHint:
    'Chaque document, chaque identité et chaque mot de passe enregistré s’est ouvert lors de la dernière lecture.',
  unknownHint:
    'Vérifiez maintenant : chaque document, chaque identité et chaque mot de passe enregistré est ouvert une fois.',
  fields: { record: 'Enregistrement', problem: 'Ce qui ne va pas', found: 'Trouvé', state: 'État' },
  kinds: { document: 'Document', secret: 'Secret enregistré', identity: 'Identité d’un patient' },
  problems: {
    missing: 'Son fichier manque.',
    altered: 'Il a été modifié ou abîmé.',
    'unknown-key': 'Sa clé n’est pas dans le trousseau.',
    'wrong-key': 'Il a été écrit avec une autre clé.',
  },
  secrets: {
    mail: 'Mot de passe du serveur de courriel',
    directory: 'Mot de passe du compte d’annuaire',
    factor: 'Second facteur de {{name}}',
  },
  key: 'Clé',
  choose: 'Choisir {{label}}',
  chooseAll: 'Tout choisir',
  chooseFirst: 'Choisissez des enregistrements pour agir sur eux.',
  chosen_one: '{{count}} choisi',
  chosen_other: '{{count}} choisis',
  tryKeys: {
    act: 'Essayer de réparer',
    done: 'Réparés : {{mended}}. Toujours illisibles : {{left}}.',
  },
  quarantine: {
    act: 'Mettre de côté',
    title_one: 'Mettre {{count}} enregistrement de côté ?',
    title_other: 'Mettre {{count}} enregistrements de côté ?',
    message:
      'Essayez d’abord de réparer : les clés des trousseaux précédents et les copies des sauvegardes sont essayées. Ce qui est mis de côté n’est plus montré à sa place ; rien n’est perdu, et on peut le remettre. Un mot de passe enregistré devra être saisi de nouveau ; un second facteur devra être refait.',
    done_one: '{{count}} enregistrement est mis de côté.',
    done_other: '{{count}} enregistrements sont mis de côté.',
  },
  release: {
    act: 'Remettre en place',
    done_one: '{{count}} enregistrement est remis à sa place.',
    done_other: '{{count}} enregistrements sont remis à leur place.',
  },
  remove: {
    act: 'Supprimer définitivement',
    title_one: 'Supprimer {{count}} enregistrement définitivement ?',
    title_other: 'Supprimer {{count}} enregistrements définitivement ?',
    final: 'Cela est sans retour',
    finalHint:
      'Une sauvegarde est d’abord faite et prouvée. Les enregistrements supprimés ne restent que dans les sauvegardes plus anciennes qui les contiennent intacts.',
    number_one: 'Saisissez le nombre d’enregistrements : {{count}}',
    number_other: 'Saisissez le nombre d’enregistrements : {{count}}',
    wrong_one: 'Saisissez {{count}}.',
    wrong_other: 'Saisissez {{count}}.',
    working: 'Une sauvegarde est faite et prouvée.',
    done_one: '{{count}} enregistrement a été supprimé après la sauvegarde {{backup}}.',
    done_other: '{{count}} enregistrements ont été supprimés après la sauvegarde {{backup}}.',
  },
};
