import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of the machine. */
export const machineFrench: SentenceTable = {
  'The data folder lies on a disk of this machine, and can be written.':
    'Le dossier de données est sur un disque de cette machine, et peut être écrit.',
  'Close the program, move the data folder, and start again with --data.':
    'Fermez le programme, déplacez le dossier de données et redémarrez avec --data.',
  'Every folder of the data is there.': 'Tous les dossiers des données sont là.',
  'Folders are missing: {names}.': 'Dossiers manquants : {names}.',
  'Make them; the program can do it.': 'Créez-les ; le programme peut le faire.',
  'Nothing lies about from work that was cut.': 'Rien ne traîne de travaux interrompus.',
  'Files and folders from work that was cut lie about: {count}.':
    'Fichiers et dossiers laissés par des travaux interrompus : {count}.',
  'Remove them; the program can do it. Nothing that is finished is among them.':
    'Supprimez-les ; le programme peut le faire. Rien d’achevé n’est parmi eux.',
  'Free on the disk: {size} GB.': 'Libre sur le disque : {size, figure} Go.',
  'Free some space on this disk, or keep backups for fewer days.':
    'Libérez de la place sur ce disque, ou gardez les sauvegardes moins longtemps.',
  'This machine has {size} GB of memory.': 'Cette machine a {size, figure} Go de mémoire.',
  'It will be slow with a large inventory: 4 GB are wanted.':
    'Elle sera lente avec un grand inventaire : il faut 4 Go.',
  'This machine has {count} processors for the program.': 'Cette machine a {count} processeurs pour le programme.',
  'Two are wanted: backups are made beside the work.': 'Il en faut deux : les sauvegardes se font à côté du travail.',
  'Version {version} runs on Node.js {node}.': 'La version {version} tourne sur Node.js {node}.',
  'Version {version} runs on Node.js {node} and Electron {electron}.':
    'La version {version} tourne sur Node.js {node} et Electron {electron}.',
  'Install the program anew: it brings the version that it needs.':
    'Réinstallez le programme : il apporte la version qu’il lui faut.',
  'On this operating system the program does not know how mighty its account is.':
    'Sur ce système d’exploitation, le programme ne connaît pas l’étendue des droits de son compte.',
  'The program runs under an ordinary account of this machine.':
    'Le programme tourne sous un compte ordinaire de cette machine.',
  'The program runs as the superuser of this machine.': 'Le programme tourne comme superutilisateur de cette machine.',
  'Run it under an account of its own, which owns the data folder and nothing else.':
    'Faites-le tourner sous un compte à lui, propriétaire du dossier de données et de rien d’autre.',
  'The program uses {used} MB of at most {limit} MB of memory.':
    'Le programme utilise {used} Mo de mémoire, sur {limit} Mo au plus.',
  'Start the program again when nobody works, and look at what else runs on this machine.':
    'Redémarrez le programme quand personne ne travaille, et regardez ce qui tourne d’autre sur cette machine.',
  'No debugger can be attached to the program.': 'Aucun débogueur ne peut s’attacher au programme.',
  'A debugger can be attached to the program, and read everything in it.':
    'Un débogueur peut s’attacher au programme et tout y lire.',
  'Start the program again without options for its debugger.':
    'Redémarrez le programme sans options pour son débogueur.',
};
