import type { about as source } from '../en/about.ts';

/** Words of the About page. */
export const about: typeof source = {
  title: 'À propos',
  purpose: 'Inventaire, contrôles et planification des investissements des équipements de radiologie.',
  version: 'Version',
  host: 'Fonctionne comme',
  hosts: { desktop: 'application de bureau', headless: 'service', cli: 'ligne de commande' },
  installId: 'Identifiant de l’installation',
  schemaVersion: 'Schéma de la base de données',
  dataFolder: 'Dossier des données',
};
