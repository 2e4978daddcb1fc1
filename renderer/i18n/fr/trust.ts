import type { trust as source } from '../en/trust.ts';

/** French words of telling a device to trust the workstation. */
export const trust: typeof source = {
  title: 'Faire confiance à ce poste',
  lead: 'Un navigateur avertit parce qu’il ne sait pas qui se porte garant de ce poste. Dites-le une fois à votre appareil, et l’avertissement disparaît pour une dizaine d’années.',
  need: 'En avez-vous besoin ?',
  needText:
    'Seulement si votre navigateur affiche un avertissement avant cette page. Sinon, votre appareil fait déjà confiance au poste et il n’y a rien à faire. Sur un ordinateur géré par la clinique, demandez d’abord à son service informatique.',
  step: {
    fetch: '1. Prendre le fichier',
    compare: '2. Comparer l’empreinte',
    install: '3. Le dire à votre appareil',
  },
  fetchText:
    'Il ne contient aucun secret : tout le monde peut l’avoir. On peut aussi le prendre au poste même et l’apporter sur une clé USB ou par courriel.',
  download: 'Télécharger l’autorité',
  downloaded: '{{name}} est téléchargé.',
  compareText:
    'Demandez à un administrateur de lire l’empreinte sur l’écran du poste (Réseau, Certificat) et comparez-la avec celle-ci. Si elles diffèrent, arrêtez et prévenez l’administrateur : quelqu’un s’est glissé entre les deux.',
  fingerprint: 'Empreinte (SHA-256)',
  notYet: 'Elle apparaît ici dès que le fichier est téléchargé.',
  systems: {
    label: 'Votre système',
    windows: 'Windows',
    group: 'Windows, toute une clinique',
    mac: 'macOS',
    ios: 'iPhone, iPad',
    android: 'Android',
    firefox: 'Firefox',
    linux: 'Linux',
  },
  steps: {
    windows: {
      open: 'Double-cliquez sur le fichier téléchargé, puis sur « Installer un certificat… ».',
      machine:
        'Choisissez « Ordinateur local » et « Suivant », pour que cela vaille pour toutes les personnes de cet ordinateur. Windows demande un administrateur.',
      store:
        'Choisissez « Placer tous les certificats dans le magasin suivant », « Parcourir… », puis « Autorités de certification racines de confiance ».',
      finish:
        '« Suivant », puis « Terminer ». Fermez le navigateur et rouvrez-le : l’avertissement a disparu dans Chrome et Edge. Pour Firefox, voyez son propre onglet.',
    },
    group: {
      open: 'Sur un contrôleur de domaine, ouvrez « Gestion des stratégies de groupe » et modifiez une stratégie qui atteint les ordinateurs voulus.',
      place:
        'Allez à Configuration ordinateur, Stratégies, Paramètres Windows, Paramètres de sécurité, Stratégies de clé publique, Autorités de certification racines de confiance.',
      import: 'Clic droit, « Importer… », et prenez le fichier téléchargé.',
      finish:
        'Les ordinateurs le reprennent à leur prochain démarrage, ou aussitôt après « gpupdate /force ». Firefox suit quand sa stratégie « ImportEnterpriseRoots » est activée.',
    },
    mac: {
      open: 'Double-cliquez sur le fichier téléchargé. « Trousseaux d’accès » s’ouvre ; choisissez le trousseau « Système » et saisissez votre mot de passe.',
      find: 'Trouvez « REMS Workstation authority » dans la liste et double-cliquez dessus.',
      trust: 'Ouvrez « Se fier » et réglez « Lors de l’utilisation de ce certificat » sur « Toujours approuver ».',
      finish: 'Fermez la fenêtre, saisissez encore une fois votre mot de passe, et rouvrez le navigateur.',
    },
    ios: {
      open: 'Téléchargez le fichier dans Safari et autorisez le téléchargement du profil.',
      profile:
        'Ouvrez Réglages. « Profil téléchargé » se trouve en haut : touchez-le, puis « Installer », et saisissez le code de l’appareil.',
      trust:
        'Allez à Réglages, Général, Informations, Réglages des certificats, et activez la confiance totale pour « REMS Workstation authority ». Sans cette étape l’avertissement reste.',
      finish: 'Rouvrez l’adresse dans Safari.',
    },
    android: {
      open: 'Téléchargez le fichier. Android dit qu’il faut l’installer depuis les paramètres : c’est normal.',
      settings:
        'Ouvrez Paramètres, Sécurité et confidentialité, Autres paramètres de sécurité, Chiffrement et identifiants, « Installer un certificat », « Certificat CA ». Les noms varient un peu d’un fabricant à l’autre ; cherchez « certificat » dans les paramètres.',
      install: 'Confirmez « Installer quand même » et choisissez le fichier.',
      finish:
        'Rouvrez l’adresse dans Chrome. Android peut dire désormais que le réseau pourrait être surveillé : il s’agit de ce certificat.',
    },
    firefox: {
      open: 'Ouvrez le menu, Paramètres, Vie privée et sécurité, et tout en bas « Afficher les certificats… ».',
      import: 'Ouvrez « Autorités », « Importer… », et prenez le fichier téléchargé.',
      trust: 'Cochez « Confirmer cette AC pour identifier des sites web » et validez.',
      finish: 'Rechargez la page. Les Firefox récents sous Windows et macOS reprennent aussi la confiance du système.',
    },
    linux: {
      copy: 'Debian, Ubuntu : copiez le fichier dans /usr/local/share/ca-certificates/ avec un nom qui finit par .crt, puis exécutez « sudo update-ca-certificates ».',
      fedora:
        'Fedora, Red Hat : copiez-le dans /etc/pki/ca-trust/source/anchors/, puis exécutez « sudo update-ca-trust ».',
      chrome:
        'Chrome a sa propre liste : Paramètres, Confidentialité et sécurité, Sécurité, Gérer les certificats, Autorités, Importer.',
      finish: 'Rouvrez le navigateur. Pour Firefox, voyez son propre onglet.',
    },
  },
};
