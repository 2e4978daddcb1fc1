import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of what is let in over the network. */
export const listenerFrench: SentenceTable = {
  'The program renews it by itself. Look into the log why it could not, mend that, and start the program again.':
    'Le programme le renouvelle de lui-même. Cherchez dans le journal pourquoi il ne l’a pas pu, corrigez-le et redémarrez le programme.',
  'Make another one on the page of the network, or use the certificate of the own authority.':
    'Faites-en un autre sur la page du réseau, ou utilisez le certificat de l’autorité de ce poste.',
  'Have its successor issued and import it on the page of the network.':
    'Faites émettre son successeur et importez-le sur la page du réseau.',
  'Look at the program that renews the files of the certificate.':
    'Regardez le programme qui renouvelle les fichiers du certificat.',
  'Restart the service; if it stays, keep the log and tell whoever looks after this program.':
    'Redémarrez le service ; si cela persiste, gardez le journal et avertissez qui s’occupe du programme.',
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
  'The usual limits of requests hold.': 'Les limites habituelles des requêtes s’appliquent.',
  'The narrow limits for a machine under attack are switched on.':
    'Les limites étroites pour une machine attaquée sont activées.',
  'Switch them off on the page of the network when it is quiet again.':
    'Désactivez-les sur la page du réseau quand le calme est revenu.',
};
