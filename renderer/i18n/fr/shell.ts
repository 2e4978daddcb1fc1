import type { shell as source } from '../en/shell.ts';

/** Words of what surrounds the pages. */
export const shell: typeof source = {
  skip: 'Aller au contenu',
  navigation: 'Navigation principale',
  brandHome: 'REMS Workstation, accueil',
  administration: 'Gestion',
  menu: { open: 'Ouvrir le menu', close: 'Fermer le menu' },
  places: {
    home: 'Accueil',
    equipment: 'Équipements',
    imports: 'Importer',
    planner: 'Planification',
    accounts: 'Comptes',
    whitelist: 'Liste blanche',
    roles: 'Rôles',
    directory: 'Annuaire',
    sessions: 'Sessions ouvertes',
    access: 'Règles d’accès',
    rules: 'Règles d’obligation',
    lookups: 'Listes de référence',
    about: 'À propos',
    account: 'Votre compte',
  },
  search: {
    button: 'Chercher appareils, pages, actions',
    placeholder: 'Cherchez un fragment : numéro de série, salle, modèle, nom…',
    units: 'Appareils',
    pages: 'Pages',
    actions: 'Actions',
    newUnit: 'Nouvel appareil',
    more_one: 'Montrer {{count}} résultat dans la liste',
    more_other: 'Montrer les {{count}} résultats dans la liste',
    nothing: 'Aucun résultat. Essayez avec moins de mots ou des mots plus courts.',
    searching: 'Recherche…',
  },
  account: {
    open: 'Compte de {{name}}',
    label: 'Compte',
    noEmail: 'Aucune adresse électronique',
    language: 'Langue',
    theme: 'Thème',
    lock: 'Verrouiller',
    signOut: 'Se déconnecter',
    leaveTitle: 'Se déconnecter sans enregistrer ?',
    leaveMessage:
      'Un formulaire contient des modifications non enregistrées. Elles seront perdues si vous vous déconnectez.',
  },
  notices: {
    open_one: 'Avis : {{count}} en cours',
    open_other: 'Avis : {{count}} en cours',
    label: 'Avis',
    none: 'Aucun avis. Vous lirez ici quand quelque chose demandera votre attention.',
    severity: { info: 'Pour information', warning: 'Avertissement', danger: 'Important' },
    times_one: '{{count}} fois',
    times_other: '{{count}} fois',
    look: 'Voir',
    dismiss: 'Retirer de la liste',
  },
  theme: { light: 'Clair', dark: 'Sombre', auto: 'Système' },
  offline: {
    title: 'Pas de connexion',
    message:
      'Le poste ne répond pas pour le moment. Ce que vous avez saisi reste ici ; la connexion revient d’elle-même. Enregistrez ensuite de nouveau.',
  },
  unreachable: {
    title: 'Le poste ne répond pas',
    hint: 'Cette page réessaie toutes les quelques secondes. Si cela persiste, vérifiez que le poste est allumé et sur le même réseau.',
  },
  notFound: {
    title: 'Page introuvable',
    heading: 'Il n’y a pas de page à cette adresse',
    message: 'Elle a peut-être été déplacée, ou l’adresse contient une faute de frappe.',
    home: 'Aller à l’accueil',
  },
  notAllowed: {
    title: 'Accès refusé',
    heading: 'Les rôles de {{name}} ne comprennent pas cette page',
    message: 'Adressez-vous à votre administrateur si vous en avez besoin, ou connectez-vous avec un autre compte.',
  },
  crash: {
    title: 'Cette page n’a pas pu s’afficher',
    message:
      'Vos données sont intactes : rien n’a été modifié. Rechargez la fenêtre ; si cela se reproduit, dites à votre administrateur ce que vous faisiez.',
    reload: 'Recharger',
    home: 'Aller à l’accueil',
  },
};
