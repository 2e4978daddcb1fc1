import type { SentenceTable } from '../../sentences.ts';

/** The mail server. */
export const mail: SentenceTable = {
  'Type an e-mail address such as name@clinic.org.': 'Saisissez une adresse électronique telle que nom@clinique.org.',
  'This is not an e-mail address. Correct it where the person is kept.':
    'Ce n’est pas une adresse électronique. Corrigez-la dans la fiche de la personne.',
  'Type the name or the address of the mail server only, for example mail.clinic.org.':
    'Saisissez seulement le nom ou l’adresse du serveur de courriel, par exemple mail.clinique.org.',
  'Without encryption mail and passwords could be read on the network. Choose STARTTLS or TLS.':
    'Sans chiffrement, courriels et mots de passe pourraient être lus sur le réseau. Choisissez STARTTLS ou TLS.',
  'A username has no line breaks and no double blanks.': 'Un nom d’utilisateur n’a ni saut de ligne ni double espace.',
  'Type the e-mail address that mail comes from, such as workstation@clinic.org.':
    'Saisissez l’adresse d’expédition des courriels, par exemple poste@clinique.org.',
  'Type the address of this installation as colleagues open it, such as https://workstation:8443.':
    'Saisissez l’adresse de cette installation telle que vos collègues l’ouvrent, par exemple https://poste:8443.',
  'Somebody else changed the mail server. Compare both values and save again.':
    'Quelqu’un d’autre a modifié le serveur de courriel. Comparez les deux valeurs et enregistrez de nouveau.',
  'Name the mail server and the address of the sender first, and save.':
    'Indiquez d’abord le serveur de courriel et l’adresse de l’expéditeur, puis enregistrez.',
  'The password of the mail server is missing. Type it again in the settings.':
    'Le mot de passe du serveur de courriel manque. Saisissez-le de nouveau dans les réglages.',
  'The mail server took the mail.': 'Le serveur de courriel a accepté le message.',
  'It answered: {answer}': 'Il a répondu : {answer}',
  'The mail server took the mail. It answered: {answer}':
    'Le serveur de courriel a accepté le message. Il a répondu : {answer}',
  'The server answered: {answer}': 'Le serveur a répondu : {answer}',
  'The mail server refuses the username or its password. Type the password again.':
    'Le serveur de courriel refuse le nom d’utilisateur ou le mot de passe. Saisissez de nouveau le mot de passe.',
  'The mail server does not take mail from this sender. Check the address of the sender and whether the server wants a username.':
    'Le serveur de courriel n’accepte pas cet expéditeur. Vérifiez l’adresse de l’expéditeur et si le serveur demande un nom d’utilisateur.',
  'The mail server does not take this mail.': 'Le serveur de courriel n’accepte pas ce message.',
  'The name of the mail server is not known to the network. Check its spelling and the name service.':
    'Le nom du serveur de courriel est inconnu sur le réseau. Vérifiez son orthographe et le service de noms.',
  'Nothing listens at this port of the mail server. Check the port, usually 587 for STARTTLS and 465 for TLS.':
    'Rien n’écoute sur ce port du serveur de courriel. Vérifiez le port, en général 587 pour STARTTLS et 465 pour TLS.',
  'The network has no way to the mail server. Check the network of this machine and the address.':
    'Le réseau ne mène pas au serveur de courriel. Vérifiez le réseau de ce poste et l’adresse.',
  'The mail server did not answer in time. Check the address, the port and the firewalls in between.':
    'Le serveur de courriel n’a pas répondu à temps. Vérifiez l’adresse, le port et les pare-feu intermédiaires.',
  'The certificate of the mail server has expired. Renew it on the server.':
    'Le certificat du serveur de courriel a expiré. Renouvelez-le sur le serveur.',
  'The certificate of the mail server is not valid yet. Check the clocks of both machines.':
    'Le certificat du serveur de courriel n’est pas encore valable. Vérifiez l’heure des deux machines.',
  'The certificate of the mail server is for another name. Use the name that stands in the certificate.':
    'Le certificat du serveur de courriel porte un autre nom. Utilisez le nom qui figure dans le certificat.',
  'The certificate of the mail server is signed by an authority that is not trusted here. Give the certificate of that authority.':
    'Le certificat du serveur de courriel est signé par une autorité qui n’est pas reconnue ici. Fournissez le certificat de cette autorité.',
  'What answers at this port does not speak TLS. Check the port: TLS usually has 465, STARTTLS 587.':
    'Ce qui répond sur ce port ne parle pas TLS. Vérifiez le port : TLS utilise en général le 465, STARTTLS le 587.',
  'The certificate of the mail server cannot be accepted. Renew it on the server.':
    'Le certificat du serveur de courriel ne peut pas être accepté. Renouvelez-le sur le serveur.',
  'The mail server does not offer STARTTLS. Set up a certificate there, or choose TLS.':
    'Le serveur de courriel ne propose pas STARTTLS. Installez-y un certificat, ou choisissez TLS.',
  'The mail server closed the connection. Check the port and how the connection is protected.':
    'Le serveur de courriel a fermé la connexion. Vérifiez le port et la protection de la connexion.',
  'A mail could not be sent and is not tried again by itself.':
    'Un courriel n’a pas pu être envoyé et ne sera pas retenté de lui-même.',
  'This mail does not exist. Read the list again.': 'Ce courriel n’existe pas. Relisez la liste.',
  'Only a mail that failed can be tried again.': 'Seul un courriel en échec peut être retenté.',
  'A test is not repeated. Send another one.': 'Un essai ne se répète pas. Envoyez-en un autre.',
  'Mails sent: {count}.': 'Courriels envoyés : {count}.',
  'Mails sent: {count}. Refused: {refused}.': 'Courriels envoyés : {count}. Refusés : {refused}.',
};
