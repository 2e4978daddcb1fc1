import type { rights as source } from '../en/rights.ts';

/** Roles and rights in words. */
export const rights: typeof source = {
  roles: {
    administrator: {
      name: 'Administrateur',
      description: 'Gère ce poste : comptes, rôles, règles d’accès et tout le reste, sauf les patients.',
    },
    physicist: {
      name: 'Physicien',
      description:
        'Physicien médical : consulte, modifie, importe et exporte les équipements, et tient le registre des personnes.',
    },
    'physics-assistant': {
      name: 'Assistant en physique',
      description: 'Aide les physiciens : les mêmes droits sur les équipements et les personnes.',
    },
    technologist: {
      name: 'Technologue',
      description: 'Consulte et exporte les équipements, enregistre contrôles et constats.',
    },
    viewer: { name: 'Lecteur', description: 'Consulte et exporte les équipements, ne modifie rien.' },
    user: {
      name: 'Utilisateur du registre',
      description: 'Crée des patients dans le registre et voit les siens ; ne voit aucun équipement.',
    },
    'principal-investigator': {
      name: 'Investigateur principal',
      description: 'Crée des patients et voit tous ceux des études qu’il dirige ; ne voit aucun équipement.',
    },
  },
  groups: {
    equipment: 'Équipements',
    compliance: 'Contrôles',
    people: 'Personnes et listes',
    registry: 'Registre des patients',
    administration: 'Gestion',
  },
  permissions: {
    equipmentRead: { name: 'Voir les équipements', what: 'Listes, fiches des appareils et page d’accueil.' },
    equipmentWrite: { name: 'Modifier les équipements', what: 'Ajouter, modifier, copier et retirer des appareils.' },
    equipmentExport: {
      name: 'Exporter les équipements',
      what: 'Enregistrer des listes d’appareils dans des fichiers CSV.',
    },
    equipmentImport: {
      name: 'Importer des équipements',
      what: 'Ajouter des appareils à partir de fichiers, et annuler un import.',
    },
    peopleRead: { name: 'Voir les personnes', what: 'Le registre des contacts, physiciens et médecins.' },
    peopleWrite: { name: 'Modifier les personnes', what: 'Ajouter des personnes et changer leurs coordonnées.' },
    lookupsWrite: {
      name: 'Modifier les listes de référence',
      what: 'Les listes où les fiches puisent, comme les classes et les établissements.',
    },
    complianceRecord: {
      name: 'Enregistrer des contrôles',
      what: 'Enregistrer des contrôles, des constats et des événements, et y joindre des documents.',
    },
    complianceWrite: {
      name: 'Modifier les contrôles et les plannings',
      what: 'Corriger et supprimer des contrôles, planifier des visites, fixer des obligations et des prolongations, clore des constats.',
    },
    complianceManage: {
      name: 'Gérer les règles de contrôle',
      what: 'Les règles d’obligation, les rappels et les choix de l’établissement en matière de contrôles.',
    },
    patientsRead: {
      name: 'Voir les patients',
      what: 'Ses propres patients, et tous ceux d’une étude dont on est investigateur ; chaque consultation d’une identité est enregistrée.',
    },
    patientsCreate: {
      name: 'Créer des patients',
      what: 'Créer, corriger et archiver des patients de ses études. Personne ne le fait avec un droit de gestion.',
    },
    patientsInvestigate: {
      name: 'Diriger des études',
      what: 'Voir tous les patients de chaque étude ouverte à tout le registre.',
    },
    studiesManage: {
      name: 'Gérer les études',
      what: 'Créer des études et dire qui en fait partie. N’ouvre aucun patient.',
    },
    accountsManage: {
      name: 'Gérer les comptes',
      what: 'Les comptes, la liste blanche et les sessions ouvertes. Ne donne aucun droit que la personne n’a pas elle-même.',
    },
    rolesManage: {
      name: 'Gérer les rôles',
      what: 'Créer des rôles et donner tout droit à quiconque. Réservé à qui peut tout faire.',
    },
    accessManage: {
      name: 'Gérer les accès',
      what: 'L’annuaire, les mots de passe, les sessions, la règle de la liste blanche et le second facteur.',
    },
    auditRead: {
      name: 'Lire le journal d’audit',
      what: 'Chercher, prouver et emporter qui a fait quoi; ne change rien.',
    },
    systemManage: {
      name: 'Gérer le poste',
      what: 'Dossier des données, clés, sauvegardes et clinique d’exemple.',
    },
  },
  administrative: 'droit de gestion',
  administrativeHint: 'À réserver à peu de personnes : ce droit dépasse leur propre travail.',
  nothing: 'Aucun droit',
  fromDirectory: '{{role}} (par l’annuaire)',
};
