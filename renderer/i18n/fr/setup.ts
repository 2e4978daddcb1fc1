import type { setup as source } from '../en/setup.ts';

/** Words of the first run and of unlocking. */
export const setup: typeof source = {
  progress: 'Étape {{at}} sur {{of}}',
  next: 'Continuer',
  finish: 'Créer la base de données',
  working: 'La base de données chiffrée est en cours de création. Cela prend quelques secondes.',
  steps: {
    folder: 'Bienvenue dans REMS Workstation',
    administrator: 'Premier administrateur',
    recovery: 'Feuille de secours',
    start: 'Comment voulez-vous commencer ?',
  },
  leads: {
    folder:
      'Quatre courtes étapes préparent ce poste. Tout reste sur cette machine, dans une seule base de données chiffrée.',
    administrator: 'Ce compte peut tout faire et crée les comptes de vos collègues.',
    recovery:
      'Si cette machine est perdue ou remplacée, cette clé est le seul moyen d’ouvrir vos données ailleurs. Elle n’est montrée qu’une fois : imprimez-la maintenant et gardez-la en lieu sûr.',
    start: 'Tout cela reste possible plus tard.',
  },
  folder: { label: 'Dossier des données' },
  origin: {
    label: 'Que voulez-vous faire ?',
    new: {
      title: 'Créer une nouvelle installation',
      text: 'Une base de données vide avec ses propres clés et un premier administrateur.',
    },
    backup: {
      title: 'Repartir d’une sauvegarde',
      text: 'Sur une nouvelle machine, ou après une perte : depuis un disque ou un dossier du réseau, avec la clé de secours.',
    },
  },
  backup: {
    title: 'Repartir d’une sauvegarde',
    lead: 'Choisissez la sauvegarde prouvée la plus récente. Elle est vérifiée encore une fois avant d’être mise en place.',
    setAside: 'Ce qui se trouve dans le dossier des données est mis de côté et conservé. Rien n’est supprimé.',
    folder: 'Dossier des sauvegardes',
    folderHint:
      'Par exemple E:\\Sauvegardes REMS ou /media/disque-bleu, écrit en entier tel que cette machine le voit.',
    folderMissing: 'Saisissez le dossier en entier.',
    other: 'Chercher dans un autre dossier',
    look: 'Chercher là',
    found: 'Sauvegardes dans {{folder}}',
    none: 'Il n’y a aucune sauvegarde dans {{folder}}.',
    noneHint: 'Cherchez sur un disque ou dans un dossier du réseau où des sauvegardes ont été copiées.',
    proven: 'prouvée {{when}}',
    choose: 'Choisissez une des sauvegardes.',
    key: 'Celle de la feuille de secours de cette installation ; majuscules, espaces et tirets sont sans importance.',
    keyOptional: 'Nécessaire seulement si cette machine n’a pas de clé pour cette sauvegarde.',
    keyMissing: 'Saisissez la clé de secours imprimée.',
    submit: 'Repartir de cette sauvegarde',
    working: 'La sauvegarde est vérifiée et mise en place. Cela prend quelques minutes ; laissez la fenêtre ouverte.',
    elsewhere:
      'Une sauvegarde se met en place sur le poste lui-même : ouvrez-y cette page, ou utilisez « rems backup restore ».',
    fold: 'Repartir plutôt d’une sauvegarde',
  },
  startLog: {
    title: 'Les dernières lignes du journal',
    hint: 'Pour la personne qui vous aide. Elles ne contiennent ni données de patients ni clés.',
    none: 'Le journal est vide.',
  },
  maintenance: {
    title: 'Un instant, s’il vous plaît',
    lead: 'Les données sont fermées pour un court moment. Cette page continue d’elle-même.',
    kept: 'Ce que vous aviez saisi est conservé sur cet écran.',
  },
  code: {
    label: 'Code d’installation',
    hint: 'Il a été affiché avec cette adresse au démarrage du poste.',
    missing: 'Saisissez le code affiché avec l’adresse.',
  },
  administrator: {
    username: 'Nom d’utilisateur',
    email: 'Adresse électronique (facultative)',
    emailWrong: 'Saisissez une adresse électronique telle que nom@clinique.org.',
  },
  recovery: {
    sheet: 'Feuille de secours',
    sheetTitle: 'Clé de secours de REMS Workstation',
    fingerprint: 'Empreinte',
    printed: 'Établie le',
    advice:
      'Quiconque détient cette feuille et une copie des données peut les lire. Gardez-la sous clé, loin du poste, et dites à une deuxième personne où elle se trouve.',
    print: 'Imprimer la feuille',
    pdf: 'PDF avec un code à lire',
    retype: 'Saisissez deux groupes lus sur le papier, pour être sûr qu’il est lisible :',
    group: 'Groupe {{number}}',
    empty: 'Saisissez ce groupe d’après la feuille.',
    different: 'Ce n’est pas ce qui est sur la feuille. Comparez caractère par caractère.',
  },
  start: {
    sample: {
      title: 'Découvrir avec la clinique d’exemple',
      text: 'Une soixantaine d’appareils réalistes dans quatre établissements. Un clic les retire.',
    },
    file: {
      title: 'Importer un fichier',
      text: 'Tout REMS en un fichier, sa sauvegarde, ou un fichier CSV de ses équipements. Vous voyez chaque différence avant que rien ne soit écrit.',
    },
    empty: { title: 'Commencer à vide', text: 'Ajoutez le premier appareil à la main.' },
  },
  unlock: {
    title: 'La base de données est verrouillée',
    titleBroken: 'La base de données ne s’ouvre pas',
    why: 'Ce qui s’est passé',
    key: 'Clé de secours',
    keyHint: 'Tous les groupes de la feuille de secours. Majuscules, espaces et tirets sont sans importance.',
    submit: 'Ouvrir avec la clé de secours',
    accept: {
      'older-keyring': 'Continuer avec la plus récente copie intacte du trousseau de clés',
      rollback: 'Continuer avec les données telles quelles, sans les enregistrements manquants',
    },
    acceptHint: 'La décision est conservée dans le journal d’audit.',
    recheck: 'Vérifier de nouveau',
    states: {
      READY: 'La base de données est ouverte.',
      SETUP: 'Ce poste n’est pas encore installé.',
      KEYRING_MISSING:
        'Le trousseau de clés manque. La clé de secours ouvre les données avec une copie intacte du trousseau.',
      KEYRING_DAMAGED:
        'Le trousseau de clés est endommagé. La clé de secours ouvre les données avec une copie intacte du trousseau.',
      KEY_UNAVAILABLE: 'Cette machine ne peut pas livrer sa clé. La clé de secours imprimée ouvre les données.',
      KEY_MISMATCH:
        'La clé de cette machine appartient à d’autres données. La clé de secours imprimée ouvre les données.',
      DB_MISSING: 'Les clés sont là, mais pas le fichier de la base de données.',
      DB_CORRUPT: 'Le fichier de la base de données est endommagé. Rien n’a été modifié.',
      APP_TOO_OLD: 'La base de données a été écrite par une version plus récente de ce programme.',
      DATA_ROLLED_BACK: 'La base de données est plus ancienne que la dernière écriture de ce poste.',
      MIGRATION_FAILED: 'La base de données n’a pas pu être mise à jour. Elle est restée telle quelle.',
      FOLDER_REFUSED: 'Le dossier des données ne peut pas servir là où il est.',
      MAINTENANCE: 'Les données sont fermées pour un court moment.',
    },
  },
};
