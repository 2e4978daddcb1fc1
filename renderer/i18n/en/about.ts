/** Words of the About page. */
export const about = {
  title: 'About',
  purpose: 'Inventory, surveys and capital planning of radiation equipment.',
  version: 'Version',
  host: 'Runs as',
  hosts: { desktop: 'desktop app', headless: 'service', cli: 'command line' },
  installId: 'Installation',
  schemaVersion: 'Database schema',
  dataFolder: 'Data folder',
};
