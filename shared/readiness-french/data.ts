import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of the data: schema, integrity, trail. */
export const dataFrench: SentenceTable = {
  'The data open with their key.': 'Les données s’ouvrent avec leur clé.',
  'The data are not open: {state}.': 'Les données ne sont pas ouvertes : {state}.',
  'Set this installation up first.': 'Configurez d’abord ce poste.',
  'The schema has version {here}, which this program expects.':
    'Le schéma a la version {here}, attendue par ce programme.',
  'The schema has version {here}, and this program expects {wanted}.':
    'Le schéma a la version {here}, et ce programme attend la version {wanted}.',
  'Restart the program: it brings the schema up to date.': 'Redémarrez le programme : il met le schéma à jour.',
  'All {count} tables, indexes and triggers are as this version makes them.':
    'Les {count} tables, index et déclencheurs sont tels que cette version les crée.',
  'The schema differs in {count} places, the first: {first}.':
    'Le schéma diffère en {count} endroits, le premier : {first}.',
  'Restore the newest proven backup; the present data are kept.':
    'Restaurez la dernière sauvegarde prouvée ; les données présentes sont gardées.',
  'Every page reads and every reference holds.': 'Toutes les pages se lisent et toutes les références tiennent.',
  'The database is damaged in {count} places.': 'La base est endommagée en {count} endroits.',
  'The files of all {count} documents are there.': 'Les fichiers des {count} documents sont là.',
  'The files of {missing} of {count} documents are missing.':
    'Les fichiers de {missing} documents sur {count} manquent.',
  'Look at the damaged records: copies in backups are brought back there.':
    'Voyez les enregistrements endommagés : les copies des sauvegardes y sont reprises.',
  'The database answers within {limit} ms; it has {size} MB.':
    'La base répond en moins de {limit} ms ; elle pèse {size} Mo.',
  'The database took {took} ms to count the units; it has {size} MB.':
    'La base a mis {took} ms à compter les appareils ; elle pèse {size} Mo.',
  'Look at the slow statements on the health page, and at what else runs on this machine.':
    'Voyez les requêtes lentes sur la page de santé, et ce qui tourne d’autre sur cette machine.',
  'The audit trail was not verified yet.': 'Le journal d’audit n’a pas encore été vérifié.',
  'Verify it on the page of the audit trail.': 'Vérifiez-le sur la page du journal d’audit.',
  'The audit trail does not hold, as verified on {at}.': 'Le journal d’audit ne tient pas, vérification du {at}.',
  'Read on the page of the audit trail which entry is concerned, and keep all backups.':
    'Lisez sur la page du journal d’audit quelle entrée est en cause, et gardez toutes les sauvegardes.',
  'The audit trail was verified on {at}: all {count} entries hold.':
    'Journal d’audit vérifié le {at} : les {count} entrées tiennent.',
  'No record is known that does not read.': 'Aucun enregistrement illisible n’est connu.',
  'Records that do not read: {count}.': 'Enregistrements illisibles : {count}.',
  'Look at the damaged records: other keys and backups are tried there.':
    'Voyez les enregistrements endommagés : d’autres clés et les sauvegardes y sont essayées.',
  'Nobody has moved the clock of this computer unnoticed.':
    'Personne n’a déplacé l’horloge de cet ordinateur à l’insu du programme.',
  'The clock of this computer was moved on {at}.': 'L’horloge de cet ordinateur a été déplacée le {at}.',
  'Check its date, time and time zone, then take the notice off the list.':
    'Vérifiez date, heure et fuseau horaire, puis retirez l’avis de la liste.',
  'Only the owner reaches the files.': 'Seul le propriétaire atteint les fichiers.',
  'Others could reach or own {count} files or folders: {names}.':
    'D’autres pourraient atteindre ou posséder {count} fichiers ou dossiers : {names}.',
  'Make folders 0700 and files 0600, owned by the user who runs the program.':
    'Mettez les dossiers à 0700 et les fichiers à 0600, au nom de l’utilisateur du programme.',
};
