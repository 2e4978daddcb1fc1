import type { calendar as source } from '../en/calendar.ts';

/** The own calendar. */
export const calendar: typeof source = {
  title: 'Votre calendrier',
  lead: 'Les visites dans Outlook, Apple Calendrier et d’autres, toujours à jour. Rien n’y concerne les patients.',
  scope: 'Ce qu’il contient',
  scopes: { mine: 'Mes visites', all: 'Toutes les visites et les derniers jours' },
  scopeLead: {
    mine: 'Les visites qui vous sont confiées.',
    all: 'Chaque visite, et les jours où des obligations prennent fin.',
  },
  notLinked: 'Votre compte n’est lié à aucune personne : aucune visite n’est la vôtre.',
  create: 'Créer une adresse',
  renew: 'Nouvelle adresse',
  renewTitle: 'Créer une nouvelle adresse ?',
  renewMessage:
    'L’adresse actuelle ne montrera plus rien. Les calendriers qui l’utilisent devront recevoir la nouvelle.',
  file: 'Enregistrer en fichier',
  state: 'Adresse',
  active: 'En service',
  inactive: 'Aucune',
  made: 'Créée le',
  lastRead: 'Dernière lecture',
  neverRead: 'Pas encore',
  revoke: 'Révoquer',
  revokeTitle: 'Révoquer l’adresse ?',
  revokeMessage: 'Quiconque a l’adresse ne lira plus rien, sur tous vos appareils.',
  revoked: 'L’adresse est révoquée.',
  once: 'Cette adresse n’est montrée que maintenant',
  onceLead:
    'Quiconque la connaît peut lire le calendrier sans se connecter. Donnez-la à votre programme de calendrier, pas à des personnes.',
  address: 'Adresse de votre calendrier',
  afterHost:
    'Écrivez devant elle l’adresse de ce poste, telle que vos collègues l’ouvrent dans un navigateur. Elle fonctionne tant que ce poste est joignable sur le réseau.',
  kept: 'Terminé',
  how: 'Comment l’ajouter',
  outlook: 'Outlook : Calendrier, Ajouter un calendrier, À partir d’Internet, collez l’adresse.',
  apple:
    'Apple Calendrier : Fichier, Nouvel abonnement, collez l’adresse. iPhone : Réglages, Calendrier, Comptes, Ajouter un compte, Autre.',
  google:
    'Google Agenda et Outlook sur le web ne peuvent pas atteindre une adresse du réseau de la clinique. Vos visites y arrivent comme invitations par courriel, ou enregistrez le calendrier en fichier et importez-le.',
};
