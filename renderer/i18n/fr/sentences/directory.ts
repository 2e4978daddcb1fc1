import type { SentenceTable } from '../../sentences.ts';

/** The directory of the organisation: settings, tests, what went wrong. */
export const directory: SentenceTable = {
  'The name of the server is not known to the network. Check its spelling and the name service.':
    'Le nom du serveur est inconnu sur le réseau. Vérifiez son orthographe et le service de noms.',
  'Nothing listens at this port. Check the port, usually 636 for LDAPS and 389 otherwise, and that the directory runs.':
    'Rien n’écoute sur ce port. Vérifiez le port, en général 636 pour LDAPS et 389 sinon, et que l’annuaire fonctionne.',
  'The network has no way to this server. Check the network of this machine and the address.':
    'Le réseau ne mène pas à ce serveur. Vérifiez le réseau de ce poste et l’adresse.',
  'The server did not answer in time. Check the address, the port and the firewalls in between.':
    'Le serveur n’a pas répondu à temps. Vérifiez l’adresse, le port et les pare-feu intermédiaires.',
  'The server closed the connection. Check that this port speaks LDAPS.':
    'Le serveur a fermé la connexion. Vérifiez que ce port parle LDAPS.',
  'The server closed the connection. Check the port and the log of the directory.':
    'Le serveur a fermé la connexion. Vérifiez le port et le journal de l’annuaire.',
  'Without encryption only a directory on this machine is asked. Choose LDAPS or StartTLS.':
    'Sans chiffrement, seul un annuaire de ce poste est interrogé. Choisissez LDAPS ou StartTLS.',
  'The server refuses StartTLS. Set up a certificate there, or choose LDAPS.':
    'Le serveur refuse StartTLS. Installez-y un certificat, ou choisissez LDAPS.',
  'What answers at this port does not speak TLS. Check the port: LDAPS usually has 636, StartTLS 389.':
    'Ce qui répond sur ce port ne parle pas TLS. Vérifiez le port : LDAPS utilise en général le 636, StartTLS le 389.',
  'The certificate is signed by an authority that is not trusted here. Give the certificate of that authority.':
    'Le certificat est signé par une autorité qui n’est pas reconnue ici. Fournissez le certificat de cette autorité.',
  'The certificate is for another server. Use the name that stands in the certificate.':
    'Le certificat est celui d’un autre serveur. Utilisez le nom qui figure dans le certificat.',
  'The certificate is for another server ({names}). Use a name that stands in the certificate.':
    'Le certificat est celui d’un autre serveur ({names}). Utilisez un nom qui figure dans le certificat.',
  'The certificate of the server has expired. Renew it on the server.':
    'Le certificat du serveur a expiré. Renouvelez-le sur le serveur.',
  'The certificate of the server is not valid yet. Check the clocks of both machines.':
    'Le certificat du serveur n’est pas encore valable. Vérifiez l’heure des deux machines.',
  'The certificate of the server cannot be accepted. Renew it on the server.':
    'Le certificat du serveur ne peut pas être accepté. Renouvelez-le sur le serveur.',
  'The connection was not protected when a password should have travelled. Nothing was sent.':
    'La connexion n’était pas protégée au moment d’envoyer un mot de passe. Rien n’a été envoyé.',
  'What came back is not LDAP. Check that this port belongs to a directory.':
    'La réponse n’est pas du LDAP. Vérifiez que ce port est bien celui d’un annuaire.',
  'The directory refuses the service account. Check its name and type its password again.':
    'L’annuaire refuse le compte de service. Vérifiez son nom et saisissez de nouveau son mot de passe.',
  'The directory asks for an encrypted connection. Choose LDAPS or StartTLS.':
    'L’annuaire exige une connexion chiffrée. Choisissez LDAPS ou StartTLS.',
  'The directory does not let this account search. Name a service account that may read people and groups.':
    'L’annuaire ne laisse pas ce compte chercher. Indiquez un compte de service qui peut lire les personnes et les groupes.',
  'The directory has no such place to search. Check the base that people and groups are searched below.':
    'Cet emplacement de recherche n’existe pas dans l’annuaire. Vérifiez la base de recherche des personnes et des groupes.',
  'The filter for people cannot be used. Correct it in the settings of the directory.':
    'Le filtre des personnes est inutilisable. Corrigez-le dans les réglages de l’annuaire.',
  'The directory is busy. Try again in a moment.': 'L’annuaire est occupé. Réessayez dans un instant.',
  'The directory refused the request (result {code}). Its log says more.':
    'L’annuaire a refusé la demande (résultat {code}). Son journal en dit plus.',
  'The directory shows no lasting id of people (objectGUID, entryUUID or nsUniqueId). Let the service account read it.':
    'L’annuaire ne montre aucun identifiant durable des personnes (objectGUID, entryUUID ou nsUniqueId). Autorisez le compte de service à le lire.',
  'The entry that was found has no username. Check the attribute of the username.':
    'L’entrée trouvée n’a pas de nom d’utilisateur. Vérifiez l’attribut du nom d’utilisateur.',
  'The directory is switched off.': 'L’annuaire est désactivé.',
  'The directory could not be asked while somebody signed in.':
    'L’annuaire n’a pas pu être interrogé pendant une connexion.',
  'The filter of the directory finds several people for one name. Make it find one, then they can sign in.':
    'Le filtre de l’annuaire trouve plusieurs personnes pour un même nom. Précisez-le pour qu’il n’en trouve qu’une ; elle pourra alors se connecter.',

  'Somebody else changed the directory. Compare both values and save again.':
    'Quelqu’un d’autre a modifié l’annuaire. Comparez les deux valeurs et enregistrez de nouveau.',
  'The servers, their protection or the service account changed. Type the password of the account again.':
    'Les serveurs, leur protection ou le compte de service ont changé. Saisissez de nouveau le mot de passe du compte.',
  'A service account has a password. Type it, or leave the account empty to search without one.':
    'Un compte de service a un mot de passe. Saisissez-le, ou laissez le compte vide pour chercher sans compte.',
  'This text holds no certificate. Paste the PEM text of the authority, with its BEGIN and END lines.':
    'Ce texte ne contient aucun certificat. Collez le texte PEM de l’autorité, avec ses lignes BEGIN et END.',
  'One of the certificates cannot be read. Paste the PEM text again.':
    'Un des certificats est illisible. Collez de nouveau le texte PEM.',
  'This text holds a private key. Only the certificate of the authority belongs here.':
    'Ce texte contient une clé privée. Seul le certificat de l’autorité a sa place ici.',
  'One of these certificates is not that of an authority. Paste the certificate that signed the one of the server.':
    'Un de ces certificats n’est pas celui d’une autorité. Collez le certificat qui a signé celui du serveur.',
  'Name at least one server before you switch the directory on.':
    'Indiquez au moins un serveur avant d’activer l’annuaire.',
  'Type the name or the address of the server only.': 'Saisissez seulement le nom ou l’adresse du serveur.',
  'Type the name or the address of the server.': 'Saisissez le nom ou l’adresse du serveur.',
  'Type the name of the server without ldap:// and without a path.':
    'Saisissez le nom du serveur sans ldap:// et sans chemin.',
  'An attribute has letters, digits and hyphens.': 'Un attribut se compose de lettres, de chiffres et de tirets.',
  'Without encryption passwords could be read on the network. Choose LDAPS or StartTLS.':
    'Sans chiffrement, les mots de passe pourraient être lus sur le réseau. Choisissez LDAPS ou StartTLS.',
  'Confirm that passwords travel in clear on this machine, or choose LDAPS or StartTLS.':
    'Confirmez que les mots de passe circulent en clair sur ce poste, ou choisissez LDAPS ou StartTLS.',
  'This is not a distinguished name such as ou=people,dc=clinic,dc=org.':
    'Ce n’est pas un nom distinctif tel que ou=people,dc=clinic,dc=org.',
  'Name the place below which people are searched, for example dc=clinic,dc=org.':
    'Indiquez l’emplacement sous lequel chercher les personnes, par exemple dc=clinic,dc=org.',
  'Type the distinguished name of the service account, or its name with the domain (name@clinic.org).':
    'Saisissez le nom distinctif du compte de service, ou son nom avec le domaine (nom@clinique.org).',
  'This is not a filter such as (&(objectClass=person)(uid={{login}})).':
    'Ce n’est pas un filtre tel que (&(objectClass=person)(uid={{login}})).',
  'The filter compares no attribute with {{login}}. Write for example (uid={{login}}).':
    'Le filtre ne compare aucun attribut à {{login}}. Écrivez par exemple (uid={{login}}).',
  'This role may administer. Allow that groups give such roles first, or choose another role.':
    'Ce rôle permet d’administrer. Autorisez d’abord les groupes à donner de tels rôles, ou choisissez un autre rôle.',

  'The password was left out, because the file names no service account.':
    'Le mot de passe a été laissé de côté, car le fichier n’indique aucun compte de service.',
  '{variable} names a file. Paste the certificate of the authority into the settings instead.':
    '{variable} désigne un fichier. Collez plutôt le certificat de l’autorité dans les réglages.',
  '{variable} is too long.': '{variable} est trop longue.',
  '{variable} is not known here.': '{variable} n’est pas connue ici.',
  'Line {number} is not of the form NAME=value.': 'La ligne {number} n’a pas la forme NOM=valeur.',
  'One address of a server cannot be read.': 'L’adresse d’un serveur est illisible.',
  'Without encryption only this machine is asked: StartTLS was chosen.':
    'Sans chiffrement, seul ce poste est interrogé : StartTLS a été choisi.',
  'LDAP_PORT is not a port.': 'LDAP_PORT n’est pas un port.',
  'More than five servers were named; the first five count.':
    'Plus de cinq serveurs étaient indiqués ; les cinq premiers comptent.',
  'The name of an attribute has letters, digits and hyphens only.':
    'Le nom d’un attribut ne contient que des lettres, des chiffres et des tirets.',

  'Tried at {server}.': 'Essayé auprès de {server}.',
  'An earlier stage failed.': 'Une étape précédente a échoué.',
  'No server is named. Add one to the settings of the directory.':
    'Aucun serveur n’est indiqué. Ajoutez-en un dans les réglages de l’annuaire.',
  'The server answers.': 'Le serveur répond.',
  'No encryption: the directory is on this machine.': 'Pas de chiffrement : l’annuaire est sur ce poste.',
  'Searching without an account.': 'La recherche se fait sans compte.',
  'The service account is signed in.': 'Le compte de service est connecté.',
  'Name the place below which people are searched.': 'Indiquez l’emplacement sous lequel chercher les personnes.',
  '{count} people or more lie below the base.': 'La base contient {count} personnes ou plus.',
  'People below the base: {count}.': 'Personnes sous la base : {count}.',
  'People below the base: {count}. The person was found.':
    'Personnes sous la base : {count}. La personne a été trouvée.',
  'The person was found.': 'La personne a été trouvée.',
  'Nobody below the base can be seen. Check the base, the attribute of the username and what the service account may read.':
    'Personne n’est visible sous la base. Vérifiez la base, l’attribut du nom d’utilisateur et les droits de lecture du compte de service.',
  'Nobody of this name was found. Check the spelling, the base and the filter.':
    'Personne de ce nom n’a été trouvé. Vérifiez l’orthographe, la base et le filtre.',
  'Several people of this name were found. Make the filter find one.':
    'Plusieurs personnes de ce nom ont été trouvées. Précisez le filtre pour qu’il n’en trouve qu’une.',
  'The account is switched off in the directory.': 'Le compte est désactivé dans l’annuaire.',
  'The account is locked in the directory, as a rule after wrong passwords.':
    'Le compte est verrouillé dans l’annuaire, en général après des mots de passe erronés.',
  'The account has expired in the directory.': 'Le compte a expiré dans l’annuaire.',
  'The password has expired or must be changed in the directory first.':
    'Le mot de passe a expiré ou doit d’abord être changé dans l’annuaire.',
  'The password does not fit.': 'Le mot de passe ne convient pas.',
  'The password fits.': 'Le mot de passe convient.',
  'An empty password is never tried.': 'Un mot de passe vide n’est jamais essayé.',
  'No password was typed. The account is in use.': 'Aucun mot de passe n’a été saisi. Le compte est actif.',
  'Nobody was named. Type a username to try these too.':
    'Personne n’a été indiqué. Saisissez un nom d’utilisateur pour essayer aussi ces étapes.',
  'No group gives this person a role, and there is no default role. Map a group to a role.':
    'Aucun groupe ne donne de rôle à cette personne, et il n’y a pas de rôle par défaut. Associez un groupe à un rôle.',
  'Groups are left alone. Roles: {roles}.': 'Les groupes ne sont pas pris en compte. Rôles : {roles}.',
  'Groups: {count}. Roles: {roles}.': 'Groupes : {count}. Rôles : {roles}.',
  'Certificate of {subject} for {names}, valid until {date}.':
    'Certificat de {subject} pour {names}, valable jusqu’au {date}.',
  'Certificate of {subject} for {names}, valid until {date}. It ends in {days} days: renew it on the server.':
    'Certificat de {subject} pour {names}, valable jusqu’au {date}. Il expire dans {days} jours : renouvelez-le sur le serveur.',
};
