import type { SentenceTable } from '../../sentences.ts';

/** Sentences about certificates. */
export const certificates: SentenceTable = {
  'A certificate above it ended on {date}. Ask the authority for the present ones.':
    'Un certificat au-dessus de lui a pris fin le {date}. Demandez les actuels à l’autorité.',
  'A certificate above it is not that of an authority. Browsers may refuse it.':
    'Un certificat au-dessus de lui n’est pas celui d’une autorité. Des navigateurs peuvent le refuser.',
  'A common name has 64 characters at most. Put longer names among the other names.':
    'Un nom commun a 64 caractères au plus. Mettez les noms plus longs parmi les autres noms.',
  'A country is two capital letters, for instance FR.': 'Un pays s’écrit en deux majuscules, par exemple FR.',
  'A request is open already. Import the answer to it, or forget it first.':
    'Une demande est déjà ouverte. Importez sa réponse, ou oubliez-la d’abord.',
  'Browsers do not accept this kind of key: {key}. Have one issued for RSA, P-256 or P-384.':
    'Les navigateurs n’acceptent pas ce genre de clé : {key}. Faites-en émettre un pour RSA, P-256 ou P-384.',
  'Everything was looked at, and nothing had to be renewed.': 'Tout a été vérifié, rien n’était à renouveler.',
  'Give the whole path of the file, from the root of the disk on.':
    'Indiquez le chemin complet du fichier, depuis la racine du disque.',
  'Have its successor issued and import it on the page of the network.':
    'Faites émettre son successeur et importez-le sur la page du réseau.',
  'Import its successor, or use the certificate of the own authority.':
    'Importez son successeur, ou utilisez le certificat de l’autorité de ce poste.',
  'It does not name {name}, under which people open this workstation.':
    'Il ne nomme pas {name}, sous lequel on ouvre ce poste.',
  'It does not say that it is for servers, which devices of Apple want.':
    'Il ne dit pas qu’il est destiné aux serveurs, ce que veulent les appareils d’Apple.',
  'It ended on {date}. Have another one issued.': 'Il a pris fin le {date}. Faites-en émettre un autre.',
  'It ends within {days} days.': 'Il prend fin d’ici {days} jours.',
  'It is self-signed: every browser warns until it is told to trust exactly this one. For tests only.':
    'Il est auto-signé : chaque navigateur avertit tant qu’on ne lui dit pas de se fier à celui-ci même. Pour des essais seulement.',
  'It is self-signed: for tests only.': 'Il est auto-signé : pour des essais seulement.',
  'It is signed with SHA-1 or MD5, which browsers refuse. Have one issued that is signed with SHA-256.':
    'Il est signé avec SHA-1 ou MD5, que les navigateurs refusent. Faites-en émettre un signé avec SHA-256.',
  'It is valid for more than 825 days, which devices of Apple do not accept.':
    'Il vaut plus de 825 jours, ce que les appareils d’Apple n’acceptent pas.',
  'It is valid only from {date} on. Check the clock of this machine.':
    'Il ne vaut qu’à partir du {date}. Vérifiez l’horloge de cette machine.',
  'It is valid only from {date} on. Wait until then, or check the clock of this machine.':
    'Il ne vaut qu’à partir du {date}. Attendez jusque-là, ou vérifiez l’horloge de cette machine.',
  'It names no host under "subject alternative name", so that no browser accepts it. Have one issued that does.':
    'Il ne nomme aucun hôte sous « subject alternative name », aucun navigateur ne l’accepte donc. Faites-en émettre un qui le fait.',
  'It was not issued for servers. Ask the authority for a certificate for server authentication.':
    'Il n’a pas été émis pour des serveurs. Demandez à l’autorité un certificat pour l’authentification de serveur.',
  'Its key is too weak: {key}. Have another one issued, with RSA 2048 or P-256 at least.':
    'Sa clé est trop faible : {key}. Faites-en émettre un autre, avec RSA 2048 ou P-256 au moins.',
  'Look at the program that renews the files of the certificate.':
    'Regardez le programme qui renouvelle les fichiers du certificat.',
  'Look why nothing has renewed the files, or use the certificate of the own authority.':
    'Cherchez pourquoi rien n’a renouvelé les fichiers, ou utilisez le certificat de l’autorité de ce poste.',
  'Make another one on the page of the network, or use the certificate of the own authority.':
    'Faites-en un autre sur la page du réseau, ou utilisez le certificat de l’autorité de ce poste.',
  'Make another one, or use the certificate of the own authority.':
    'Faites-en un autre, ou utilisez le certificat de l’autorité de ce poste.',
  'No certificate files are named. Name them first.':
    'Aucun fichier de certificat n’est désigné. Désignez-les d’abord.',
  'No certificate was imported. Import one first.': 'Aucun certificat n’a été importé. Importez-en un d’abord.',
  'No request is open. Make one first.': 'Aucune demande n’est ouverte. Faites-en une d’abord.',
  'Some certificates among the files do not belong to it and are left out.':
    'Certains certificats parmi les fichiers ne vont pas avec lui et sont laissés de côté.',
  'The certificate ended on {date}.': 'Le certificat a pris fin le {date}.',
  'The certificate ends within {days} days.': 'Le certificat prend fin d’ici {days} jours.',
  'The certificate files cannot be taken over.': 'Les fichiers du certificat ne peuvent pas être repris.',
  'The certificate files cannot be taken over; the certificate before them stays in place.':
    'Les fichiers du certificat ne peuvent pas être repris ; le certificat précédent reste en place.',
  'The certificates between it and its authority are not among the files. Browsers that do not know them refuse it.':
    'Les certificats entre lui et son autorité ne sont pas parmi les fichiers. Les navigateurs qui ne les connaissent pas le refusent.',
  'The file did not arrive whole. Choose it again.': 'Le fichier n’est pas arrivé entier. Choisissez-le de nouveau.',
  'The file takes longer to open than any ordinary one. Export it again with usual settings.':
    'Le fichier met plus de temps à s’ouvrir qu’aucun fichier ordinaire. Exportez-le de nouveau avec des réglages habituels.',
  'The key does not belong to the certificate. Choose the key that the certificate was asked for with.':
    'La clé ne va pas avec le certificat. Choisissez la clé avec laquelle le certificat a été demandé.',
  'The key is protected by a passphrase. Type it and try again.':
    'La clé est protégée par une phrase secrète. Saisissez-la et réessayez.',
  'The passphrase does not open the key. Type it again, and look at capitals and the keyboard.':
    'La phrase secrète n’ouvre pas la clé. Saisissez-la de nouveau, en regardant les majuscules et le clavier.',
  'There is a new certificate.': 'Il y a un nouveau certificat.',
  'There is a new certificate; it is served from now on where its kind is in use.':
    'Il y a un nouveau certificat ; il sert dès maintenant là où son genre est choisi.',
  'There is no certificate among these files. Add the one that the authority issued.':
    'Il n’y a pas de certificat parmi ces fichiers. Ajoutez celui que l’autorité a émis.',
  'There is no key, and the certificate is not the answer to the open request. Add its key, or choose the answer.':
    'Il n’y a pas de clé, et le certificat n’est pas la réponse à la demande ouverte. Ajoutez sa clé, ou choisissez la réponse.',
  'There is no key. Add the file with the private key, or a PFX file that holds both.':
    'Il n’y a pas de clé. Ajoutez le fichier de la clé privée, ou un fichier PFX qui contient les deux.',
  'There is no self-signed certificate. Make one first.':
    'Il n’y a pas de certificat auto-signé. Faites-en un d’abord.',
  'There is nothing of this kind any more.': 'Il n’y a plus rien de ce genre.',
  'This certificate is served. Choose another one for the network first.':
    'Ce certificat est en service. Choisissez-en d’abord un autre pour le réseau.',
  'This file is not here any more. Choose it again.': 'Ce fichier n’est plus là. Choisissez-le de nouveau.',
  'This file is not there: {path}.': 'Ce fichier n’existe pas : {path}.',
  'This file is too large for a certificate or key: {path}.':
    'Ce fichier est trop gros pour un certificat ou une clé : {path}.',
  'This is no certificate or key. Choose PEM, DER, PFX or P12 files as the authority handed them out.':
    'Ce n’est ni un certificat ni une clé. Choisissez des fichiers PEM, DER, PFX ou P12 tels que l’autorité les a remis.',
  'This is no file: {path}.': 'Ce n’est pas un fichier : {path}.',
  'This is the certificate of an authority, not of a server. Choose the one that was issued for this machine.':
    'C’est le certificat d’une autorité, pas d’un serveur. Choisissez celui qui a été émis pour cette machine.',
  'This is the signing request, not the answer to it. Choose the certificate that the authority issued.':
    'C’est la demande de signature, pas sa réponse. Choisissez le certificat que l’autorité a émis.',
  'This program may not read the file {path}. Give its account the right to.':
    'Ce programme n’a pas le droit de lire le fichier {path}. Donnez ce droit à son compte.',
  'This workstation has no authority yet. It is made when others are let in.':
    'Ce poste n’a pas encore d’autorité. Elle est faite quand on ouvre l’accès aux autres.',
};
