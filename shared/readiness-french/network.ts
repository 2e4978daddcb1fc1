import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of the network, as this machine calls itself. */
export const networkFrench: SentenceTable = {
  'Restart the program; if it stays, keep the log and tell whoever looks after this program.':
    'Redémarrez le programme ; si cela persiste, gardez le journal et avertissez qui s’occupe du programme.',
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
  'This workstation does not reach itself over HTTPS: {reason}.':
    'Ce poste ne s’atteint pas lui-même en HTTPS : {reason}.',
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
};
