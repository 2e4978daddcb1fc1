import type { SentenceTable } from './sentences.ts';

/** French of what the checks of readiness say; printed checklists and the screens share it. */
export const readinessFrench: SentenceTable = {
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

  'There is no keyring that reads.': 'Aucun trousseau ne se lit.',
  'Open the data with the recovery key: that gives this machine its own key again.':
    'Ouvrez les données avec la clé de secours : la machine retrouve ainsi sa propre clé.',
  'The recovery sheet opens the keys, and this machine does by itself.':
    'La feuille de secours ouvre les clés, et cette machine les ouvre d’elle-même.',
  'Only the recovery sheet opens the keys.': 'Seule la feuille de secours ouvre les clés.',
  'No recovery sheet opens the keys.': 'Aucune feuille de secours n’ouvre les clés.',
  'Make a new recovery sheet on the page of the keys.': 'Faites une nouvelle feuille de secours sur la page des clés.',
  'Mend the key file, or put it back from its copy.': 'Réparez le fichier de clé, ou reprenez-le de sa copie.',
  'The key file is on another volume.': 'Le fichier de clé est sur un autre volume.',
  'The key file lies beside the data.': 'Le fichier de clé se trouve à côté des données.',
  'Whoever takes this disk has the key too. Move keys/host.key to another volume and name it in REMS_KEY_FILE, or hand it over as a service credential.':
    'Qui emporte ce disque a aussi la clé. Déplacez keys/host.key sur un autre volume et nommez-le dans REMS_KEY_FILE, ou transmettez-le comme secret du service.',
  'No key file is used here: the key store of the operating system keeps the key.':
    'Aucun fichier de clé ici : le trousseau du système d’exploitation garde la clé.',
  'The fingerprints of the keys are not noted in the data yet.':
    'Les empreintes des clés ne sont pas encore notées dans les données.',
  'Restart the program: it notes them when it opens the data.':
    'Redémarrez le programme : il les note en ouvrant les données.',
  'All {count} keys are those that the data know.': 'Les {count} clés sont celles que les données connaissent.',
  'The keyring holds other keys than the data know: {purposes}.':
    'Le trousseau contient d’autres clés que celles que les données connaissent : {purposes}.',
  'Put back the keyring from the newest proven backup.': 'Reprenez le trousseau de la dernière sauvegarde prouvée.',
  'Nobody has shown yet that the recovery sheet is on paper.':
    'Personne n’a encore montré que la feuille de secours est sur papier.',
  'Type the recovery key from its sheet on the page of the keys. Without it a broken machine takes the data along.':
    'Saisissez la clé de secours de sa feuille sur la page des clés. Sans elle, une machine en panne emporte les données.',
  'The recovery key was typed from its sheet on {at} by {by}.':
    'La clé de secours a été recopiée de sa feuille le {at} par {by}.',
  'Take the sheet and type its key on the page of the keys again.':
    'Prenez la feuille et saisissez de nouveau sa clé sur la page des clés.',
  'Age of the database key in days: {days}.': 'Âge de la clé de la base, en jours : {days}.',
  'Give the database a new key on the page of the keys; a backup is made first.':
    'Donnez une nouvelle clé à la base sur la page des clés ; une sauvegarde est faite d’abord.',
  'Secrets of less than 32 bytes: {names}.': 'Secrets de moins de 32 octets : {names}.',
  'Give the database new keys on the page of the keys.': 'Donnez de nouvelles clés à la base sur la page des clés.',
  'Settings that do not read: {names}.': 'Réglages illisibles : {names}.',
  'Open the page of these settings and save them again.':
    'Ouvrez la page de ces réglages et enregistrez-les de nouveau.',
  'Every secret has 32 bytes or more, and all {count} changed settings read.':
    'Chaque secret a 32 octets ou plus, et les {count} réglages modifiés se lisent.',

  'There is no proven backup.': 'Il n’y a aucune sauvegarde prouvée.',
  'Make a backup now; it is opened again and checked at once.':
    'Faites une sauvegarde ; elle est rouverte et vérifiée aussitôt.',
  'Age of the newest proven backup in hours: {hours}.': 'Âge de la dernière sauvegarde prouvée, en heures : {hours}.',
  'Make a backup now, and see on the page of the backups why none was made.':
    'Faites une sauvegarde, et voyez sur la page des sauvegardes pourquoi il n’y en a pas eu.',
  'Backups are made by themselves only while a workstation or service runs.':
    'Les sauvegardes ne se font d’elles-mêmes que pendant qu’un poste ou un service tourne.',
  'The next backup is made on {at}; times of day: {times}.': 'Prochaine sauvegarde le {at} ; heures du jour : {times}.',
  'No backup was found.': 'Aucune sauvegarde n’a été trouvée.',
  'The newest backup does not hold: {name}.': 'La dernière sauvegarde ne tient pas : {name}.',
  'Make another backup now, and look at the disk that the backups lie on.':
    'Faites une autre sauvegarde, et examinez le disque des sauvegardes.',
  'The newest backup was not opened again yet: {name}.': 'La dernière sauvegarde n’a pas encore été rouverte : {name}.',
  'Prove it on the page of the backups.': 'Prouvez-la sur la page des sauvegardes.',
  'The newest backup was opened again with its key and every check held: {name}.':
    'La dernière sauvegarde a été rouverte avec sa clé et toutes les vérifications ont tenu : {name}.',
  'No backup was restored on trial yet.': 'Aucune sauvegarde n’a encore été restaurée à l’essai.',
  'Start a restore drill on the page of the backups.':
    'Lancez un exercice de restauration sur la page des sauvegardes.',
  'The restore drill of {at} failed.': 'L’exercice de restauration du {at} a échoué.',
  'The restore drill of {at} took {minutes} minutes; work should go on within {hours} hours.':
    'L’exercice de restauration du {at} a duré {minutes} minutes ; le travail doit reprendre en {hours} heures.',
  'Plan more hours, or move the backups to a faster disk.':
    'Prévoyez plus d’heures, ou déplacez les sauvegardes sur un disque plus rapide.',
  'There is no second place for backups.': 'Il n’y a pas de second emplacement pour les sauvegardes.',
  'Add a network share or a drive on the page of the backups: a fire or a thief takes this machine and its backups together.':
    'Ajoutez un partage réseau ou un disque sur la page des sauvegardes : un incendie ou un voleur emporte la machine avec ses sauvegardes.',
  'Every second place holds the newest backup: {count}.':
    'Chaque second emplacement a la dernière sauvegarde : {count}.',
  'Places that are behind: {names}.': 'Lieux en retard : {names}.',
  'No second place holds the newest backup: {names}.': 'Aucun second emplacement n’a la dernière sauvegarde : {names}.',
  'Connect the place or mend it, then copy on the page of the backups.':
    'Branchez ou réparez le lieu, puis copiez sur la page des sauvegardes.',
  'The disk has no room for another backup.': 'Le disque n’a pas de place pour une autre sauvegarde.',
  'Free some space, or keep backups for fewer days.': 'Libérez de la place, ou gardez les sauvegardes moins longtemps.',
  'The backups lie on another disk than the data.': 'Les sauvegardes sont sur un autre disque que les données.',
  'The backups lie on the disk of the data, and a second place holds copies.':
    'Les sauvegardes sont sur le disque des données, et un second emplacement en a des copies.',
  'The backups lie on the same disk as the data.': 'Les sauvegardes sont sur le même disque que les données.',
  'Add a second place on the page of the backups: one broken disk takes both.':
    'Ajoutez un second emplacement sur la page des sauvegardes : un seul disque en panne emporte les deux.',

  'No active administrator is let in by the whitelist.': 'La liste blanche n’admet aucun administrateur actif.',
  'Add one at the command line: rems whitelist add NAME --reason TEXT.':
    'Ajoutez-en un en ligne de commande : rems whitelist add NAME --reason TEXT.',
  'There is one active administrator.': 'Il y a un seul administrateur actif.',
  'Make a second one: somebody must get in when the first is away.':
    'Nommez-en un second : il faut que quelqu’un puisse entrer en l’absence du premier.',
  '{count} active administrators are let in.': '{count} administrateurs actifs sont admis.',
  'The whitelist is switched off: whoever has an active account may sign in.':
    'La liste blanche est arrêtée : quiconque a un compte actif peut se connecter.',
  'Switch it on in the rules of access, after adding everybody who should get in.':
    'Activez-la dans les règles d’accès, après y avoir ajouté tous ceux qui doivent entrer.',
  'The variable AUTHORIZED_USERS decides who may sign in.':
    'La variable AUTHORIZED_USERS décide qui peut se connecter.',
  'Import its names on the page of the whitelist; then the table decides.':
    'Importez ses noms sur la page de la liste blanche ; la table décidera alors.',
  'The whitelist lets nobody in.': 'La liste blanche n’admet personne.',
  'Add somebody on the page of the whitelist.': 'Ajoutez quelqu’un sur la page de la liste blanche.',
  'The whitelist lets {count} names in.': 'La liste blanche admet {count} noms.',
  'No directory is used.': 'Aucun annuaire n’est utilisé.',
  'The directory is used and was never tested.': 'L’annuaire est utilisé et n’a jamais été testé.',
  'Test it on the page of the directory.': 'Testez-le sur la page de l’annuaire.',
  'The directory was tested with success on {at}.': 'L’annuaire a été testé avec succès le {at}.',
  'Mail is switched off: warnings appear in the program only.':
    'Le courriel est arrêté : les alertes ne paraissent que dans le programme.',
  'Mail is used, and none has gone out yet.': 'Le courriel est utilisé, et aucun n’est encore parti.',
  'Send a test on the page of the mail server.': 'Envoyez un essai sur la page du serveur de courriel.',
  'The last mail went out on {at}.': 'Le dernier courriel est parti le {at}.',
  'Nobody has signed in yet.': 'Personne ne s’est encore connecté.',
  'Sign in once as an administrator.': 'Connectez-vous une fois comme administrateur.',
  'The last sign-in was on {at}.': 'Dernière connexion le {at}.',
  'A wrong password is refused: {code}.': 'Un mauvais mot de passe est refusé : {code}.',
  'A wrong password is answered with {code}.': 'Un mauvais mot de passe reçoit la réponse {code}.',
  'Restart the program; if it stays, keep the log and tell whoever looks after this program.':
    'Redémarrez le programme ; si cela persiste, gardez le journal et avertissez qui s’occupe du programme.',
  'An unknown call gets the standard error with its request number.':
    'Un appel inconnu reçoit l’erreur standard avec son numéro de requête.',
  'An unknown call does not get the standard error.': 'Un appel inconnu ne reçoit pas l’erreur standard.',
  'The pages of administration answer, and to nobody who is not signed in.':
    'Les pages d’administration répondent, et à personne qui ne soit connecté.',
  'Calls of administration that did not answer as they should: {names}.':
    'Appels d’administration qui n’ont pas répondu comme il faut : {names}.',
  'This version keeps no patients.': 'Cette version ne tient pas de patients.',

  'This workstation lets nobody in over the network.': 'Ce poste n’admet personne par le réseau.',
  'The listener is down.': 'L’écoute du réseau est arrêtée.',
  'Wait until it is started again by itself, or restart the service.':
    'Attendez qu’elle redémarre d’elle-même, ou redémarrez le service.',
  'Only browsers on this machine are let in: {shown}.': 'Seuls les navigateurs de cette machine sont admis : {shown}.',
  'Browsers are let in on every network of this machine: {shown}.':
    'Les navigateurs sont admis sur tous les réseaux de cette machine : {shown}.',
  'Name the one address that people should use when the service is started.':
    'Indiquez au démarrage du service la seule adresse à utiliser.',
  'Browsers are let in on the chosen address only: {shown}.':
    'Les navigateurs ne sont admis qu’à l’adresse choisie : {shown}.',
  'On this operating system the program cannot list its own ports.':
    'Sur ce système d’exploitation, le programme ne peut pas lister ses ports.',
  'This program listens on what was asked for only: {ports}.': 'Ce programme n’écoute que là où il le doit : {ports}.',
  'This program listens on no port.': 'Ce programme n’écoute sur aucun port.',
  'This program listens on ports that nobody asked for: {ports}.':
    'Ce programme écoute sur des ports que personne n’a demandés : {ports}.',
  'There is no certificate, because no browser was let in yet.':
    'Il n’y a pas de certificat, car aucun navigateur n’a encore été admis.',
  'The certificate is signed by the authority of this workstation, which other machines must be told to trust.':
    'Le certificat est signé par l’autorité de ce poste, à laquelle les autres machines doivent apprendre à se fier.',
  'Have certs/authority.crt put among the trusted authorities of the PCs that open this workstation.':
    'Faites ajouter certs/authority.crt aux autorités de confiance des PC qui ouvrent ce poste.',
  'The certificate on disk does not read.': 'Le certificat sur le disque ne se lit pas.',
  'Restart the service: it issues another one.': 'Redémarrez le service : il en émet un autre.',
  'The certificate is good for another {days} days, for {names}.':
    'Le certificat vaut encore {days} jours, pour {names}.',
  'The certificate is not valid today: it ends on {date}.':
    'Le certificat n’est pas valable aujourd’hui : il finit le {date}.',
  'Restart the service: it issues another one. Check the clock of this machine too.':
    'Redémarrez le service : il en émet un autre. Vérifiez aussi l’horloge de cette machine.',
  'The certificate is self-signed, which is for tests only: every browser warns.':
    'Le certificat est auto-signé, ce qui ne vaut que pour des essais : chaque navigateur avertit.',
  'Choose the certificate of the own authority on the page of the network, or import one of the clinic.':
    'Choisissez sur la page du réseau le certificat de l’autorité de ce poste, ou importez-en un de la clinique.',
  'The certificate is signed by an authority outside of this program.':
    'Le certificat est signé par une autorité extérieure à ce programme.',
  'The program renews it by itself. Look into the log why it could not, mend that, and start the program again.':
    'Le programme le renouvelle de lui-même. Cherchez dans le journal pourquoi il ne l’a pas pu, corrigez-le et redémarrez le programme.',
  'Make another one on the page of the network, or use the certificate of the own authority.':
    'Faites-en un autre sur la page du réseau, ou utilisez le certificat de l’autorité de ce poste.',
  'Have its successor issued and import it on the page of the network.':
    'Faites émettre son successeur et importez-le sur la page du réseau.',
  'Look at the program that renews the files of the certificate.':
    'Regardez le programme qui renouvelle les fichiers du certificat.',
  'This workstation does not reach itself over HTTPS: {reason}.':
    'Ce poste ne s’atteint pas lui-même en HTTPS : {reason}.',
  'Restart the service; if it stays, keep the log and tell whoever looks after this program.':
    'Redémarrez le service ; si cela persiste, gardez le journal et avertissez qui s’occupe du programme.',
  '{url}/health answers healthy, with its data.': '{url}/health répond « healthy », avec ses données.',
  '{url}/health answers {status}.': '{url}/health répond {status}.',
  'The page for signing in is served.': 'La page de connexion est servie.',
  'The page for signing in is not served.': 'La page de connexion n’est pas servie.',
  'Every security header has its exact value.': 'Chaque en-tête de sécurité a sa valeur exacte.',
  'Security headers are missing or different: {names}.': 'En-têtes de sécurité absents ou différents : {names}.',
  'The certificate comes with its chain.': 'Le certificat arrive avec sa chaîne.',
  'The certificate does not lead to its authority, so that browsers warn.':
    'Le certificat ne mène pas à son autorité, les navigateurs avertissent donc.',
  '{chain}; SHA-256 {fingerprint}.': '{chain} ; SHA-256 {fingerprint}.',
  'TLS 1.1 is spoken, which is broken.': 'TLS 1.1 est accepté, alors qu’il est cassé.',
  'TLS 1.2 or 1.3 is not spoken.': 'TLS 1.2 ou 1.3 n’est pas accepté.',
  'TLS 1.2 and 1.3 are spoken, 1.1 is refused; ciphers: {ciphers}.':
    'TLS 1.2 et 1.3 sont acceptés, 1.1 est refusé ; chiffrements : {ciphers}.',
  'The name of this machine is found: {name} is {address}.':
    'Le nom de cette machine est trouvé : {name} est {address}.',
  'The name of this machine is not found: {name}.': 'Le nom de cette machine est introuvable : {name}.',
  'Others then reach it by its number only. Ask the people who run the network for a name.':
    'Les autres ne l’atteignent alors que par son numéro. Demandez un nom à ceux qui gèrent le réseau.',

  'The data folder lies on a disk of this machine, and can be written.':
    'Le dossier de données est sur un disque de cette machine, et peut être écrit.',
  'Close the program, move the data folder, and start again with --data.':
    'Fermez le programme, déplacez le dossier de données et redémarrez avec --data.',
  'Every folder of the data is there.': 'Tous les dossiers des données sont là.',
  'Folders are missing: {names}.': 'Dossiers manquants : {names}.',
  'Make them; the program can do it.': 'Créez-les ; le programme peut le faire.',
  'Only the owner reaches the files.': 'Seul le propriétaire atteint les fichiers.',
  'Others could reach or own {count} files or folders: {names}.':
    'D’autres pourraient atteindre ou posséder {count} fichiers ou dossiers : {names}.',
  'Make folders 0700 and files 0600, owned by the user who runs the program.':
    'Mettez les dossiers à 0700 et les fichiers à 0600, au nom de l’utilisateur du programme.',
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

  'No job has run yet.': 'Aucune tâche n’a encore tourné.',
  'Leave the program open: jobs run while it is.':
    'Laissez le programme ouvert : les tâches tournent pendant ce temps.',
  'The last run of each of {count} jobs went through.': 'La dernière exécution de chacune des {count} tâches a abouti.',
  'Jobs that failed: {names}.': 'Tâches en échec : {names}.',
  'See on the page of the jobs why, and run them again.': 'Voyez pourquoi sur la page des tâches, et relancez-les.',
  'Reminders were not sent yet.': 'Aucun rappel n’a encore été envoyé.',
  'Leave the program open in the morning, or run the job now.':
    'Laissez le programme ouvert le matin, ou lancez la tâche maintenant.',
  'The reminders of {at} failed.': 'Les rappels du {at} ont échoué.',
  'Reminders were last looked through on {at}.': 'Rappels passés en revue le {at}.',
  'The program has not looked at its health yet.': 'Le programme n’a pas encore contrôlé sa santé.',
  'The program looked at its health on {at}.': 'Le programme a contrôlé sa santé le {at}.',
  'See on the health page what is wrong.': 'Voyez sur la page de santé ce qui ne va pas.',
  'The log has no error today.': 'Le journal n’a aucune erreur aujourd’hui.',
  'Errors in the log today: {count}.': 'Erreurs du journal aujourd’hui : {count}.',
  'Read them on the page of the logs.': 'Lisez-les sur la page des journaux.',
  'Not everything was examined yet.': 'Tout n’a pas encore été examiné.',
  'Everything was examined on {at}.': 'Tout a été examiné le {at}.',
  'Examine everything now.': 'Examinez tout maintenant.',
  'No work of maintenance was left out.': 'Aucun travail d’entretien n’a été oublié.',
  'Work of maintenance was left out.': 'Des travaux d’entretien ont été oubliés.',
  'Do it, and sign it on the page of the maintenance.': 'Faites-les, et signez-les sur la page de l’entretien.',
  'Nobody has signed the checklist yet.': 'Personne n’a encore signé la liste de contrôle.',
  'The checklist was signed on {at}.': 'La liste de contrôle a été signée le {at}.',

  'This was not examined yet.': 'Ce point n’a pas encore été examiné.',
  'This cannot be looked at from here.': 'Ce point ne peut pas être vu d’ici.',
  'This could not be examined.': 'Ce point n’a pas pu être examiné.',
  'Look into the log, and restore a backup if the data do not read.':
    'Regardez le journal, et restaurez une sauvegarde si les données ne se lisent pas.',
  'Other computers cannot open this workstation: access is switched off.':
    'Les autres ordinateurs ne peuvent pas ouvrir ce poste : l’accès est désactivé.',
  'The address under which other computers come in is not there yet.':
    'L’adresse par laquelle entrent les autres ordinateurs n’est pas encore là.',
  'Connect the cable or the wireless network; it opens by itself then.':
    'Branchez le câble ou le réseau sans fil ; l’accès s’ouvre alors tout seul.',
  'Other computers cannot open this workstation.': 'Les autres ordinateurs ne peuvent pas ouvrir ce poste.',
  'See on the page of the network what to do.': 'Voyez la marche à suivre sur la page du réseau.',
  'More is open than was chosen: {list}.': 'Plus d’adresses sont ouvertes que choisi : {list}.',
  'Restart the listener on the page of the network; if it stays, switch it off and keep the log.':
    'Redémarrez l’écoute sur la page du réseau ; si cela persiste, désactivez-la et conservez le journal.',
  'Other computers open this workstation under {list}.': 'Les autres ordinateurs ouvrent ce poste sous {list}.',
  'Only browsers on this machine may ask.': 'Seuls les navigateurs de cette machine sont admis.',
  'Only these networks may ask: {list}.': 'Seuls ces réseaux sont admis : {list}.',
  'Every private address that reaches this machine may ask.':
    'Toute adresse privée qui atteint cette machine est admise.',
  'This machine is in several networks, and all of them may ask: {list}.':
    'Cette machine est dans plusieurs réseaux, tous admis : {list}.',
  'Choose one address, or list the networks that may ask, on the page of the network.':
    'Choisissez une adresse, ou la liste des réseaux admis, sur la page du réseau.',
  'Another device last worked here on {at}.': 'Un autre appareil a travaillé ici pour la dernière fois le {at}.',
  'Nobody has worked here from another device lately.':
    'Personne n’a travaillé ici depuis un autre appareil récemment.',
  'Open this workstation from another device once, and sign in; the page of the network shows the address as a code for cameras.':
    'Ouvrez une fois ce poste depuis un autre appareil et connectez-vous ; la page du réseau montre l’adresse en code pour appareil photo.',
  'Open {url} on another device once, and sign in; the page of the network shows the address as a code for cameras.':
    'Ouvrez une fois {url} sur un autre appareil et connectez-vous ; la page du réseau montre l’adresse en code pour appareil photo.',
  'There is no port for plain HTTP.': 'Il n’y a pas de port pour HTTP simple.',
  'The port for plain HTTP does not answer: {reason}.': 'Le port pour HTTP simple ne répond pas : {reason}.',
  'The port {port} leads to HTTPS, and serves nothing.': 'Le port {port} mène à HTTPS et ne sert rien.',
  'The port {port} for plain HTTP answers {status} instead of leading to HTTPS.':
    'Le port {port} pour HTTP simple répond {status} au lieu de mener à HTTPS.',
  'Too many requests at once are refused, with the time to wait.':
    'Trop de requêtes à la fois sont refusées, avec le délai d’attente.',
  'Too many requests are refused without the time to wait.':
    'Trop de requêtes sont refusées sans délai d’attente indiqué.',
  'Whoever asks without end is not told to wait.': 'Qui demande sans fin n’est pas prié d’attendre.',
  'A page of any server may read what this workstation answers.':
    'Une page de n’importe quel serveur peut lire ce que répond ce poste.',
  'A call from a page of another server is answered with {status}.':
    'Un appel depuis une page d’un autre serveur reçoit la réponse {status}.',
  'Pages of other servers are refused.': 'Les pages d’autres serveurs sont refusées.',
  'Pages of other servers are refused, but for these, which need a token: {list}.':
    'Les pages d’autres serveurs sont refusées, sauf celles-ci, qui ont besoin d’un jeton : {list}.',
  'Nobody has made a token for scripts.': 'Personne n’a créé de jeton pour des scripts.',
  'Tokens for scripts, all of them used within {days} days: {count}.':
    'Jetons pour des scripts, tous utilisés depuis moins de {days} jours : {count}.',
  'Tokens for scripts that nobody has used for {days} days: {list}.':
    'Jetons pour des scripts que personne n’a utilisés depuis {days} jours : {list}.',
  'Ask their owners, and revoke those that are not needed.':
    'Demandez à leurs propriétaires, et révoquez ceux qui ne servent pas.',
  'The program uses {used} MB of at most {limit} MB of memory.':
    'Le programme utilise {used} Mo de mémoire, sur {limit} Mo au plus.',
  'Start the program again when nobody works, and look at what else runs on this machine.':
    'Redémarrez le programme quand personne ne travaille, et regardez ce qui tourne d’autre sur cette machine.',
  'No debugger can be attached to the program.': 'Aucun débogueur ne peut s’attacher au programme.',
  'A debugger can be attached to the program, and read everything in it.':
    'Un débogueur peut s’attacher au programme et tout y lire.',
  'Start the program again without options for its debugger.':
    'Redémarrez le programme sans options pour son débogueur.',
  'The usual limits of requests hold.': 'Les limites habituelles des requêtes s’appliquent.',
  'The narrow limits for a machine under attack are switched on.':
    'Les limites étroites pour une machine attaquée sont activées.',
  'Switch them off on the page of the network when it is quiet again.':
    'Désactivez-les sur la page du réseau quand le calme est revenu.',
};
