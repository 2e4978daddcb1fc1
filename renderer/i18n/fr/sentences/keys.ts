import type { SentenceTable } from '../../sentences.ts';

/** The recovery key, key files and the key store of the operating system. */
export const keys: SentenceTable = {
  'A recovery key has {groups} groups of {length} characters ({expected} in all); {typed} were typed. Compare it with the printed sheet.':
    'Une clé de secours compte {groups} groupes de {length} caractères ({expected} en tout) ; {typed} ont été saisis. Comparez avec la feuille imprimée.',
  'The recovery key holds a character that does not occur in recovery keys. Compare it with the printed sheet.':
    'La clé de secours contient un caractère que ces clés n’ont jamais. Comparez avec la feuille imprimée.',
  'The recovery key has a typing error: its checksum does not fit. Compare each group with the printed sheet.':
    'La clé de secours contient une faute de frappe : sa somme de contrôle est fausse. Comparez chaque groupe avec la feuille imprimée.',
  'The recovery key with the fingerprint {typed} was typed, but these data belong to the one with {known}.':
    'La clé de secours saisie a l’empreinte {typed}, mais ces données appartiennent à celle d’empreinte {known}.',
  'Take the sheet of this installation and type its recovery key.':
    'Prenez la feuille de secours de ce poste et saisissez sa clé.',
  'Start the desktop app, put the key file back, or give the recovery key to the command.':
    'Démarrez l’application de bureau, remettez le fichier de clé en place, ou donnez la clé de secours à la commande.',
  'Put the key file back, or type the recovery key from the printed sheet; this machine is then remembered.':
    'Remettez le fichier de clé en place, ou saisissez la clé de secours de la feuille imprimée ; cette machine est alors mémorisée.',
  'This machine could not be remembered; the recovery key will be needed again.':
    'Cette machine n’a pas pu être mémorisée ; la clé de secours sera de nouveau nécessaire.',
  'This machine is remembered; the recovery key is not needed at the next start.':
    'Cette machine est mémorisée ; la clé de secours n’est pas nécessaire au prochain démarrage.',

  'No key file was found on this machine.': 'Aucun fichier de clé n’a été trouvé sur cette machine.',
  'No place for a key file is known.': 'Aucun emplacement n’est connu pour un fichier de clé.',
  'The key file {path} belongs to other data.': 'Le fichier de clé {path} appartient à d’autres données.',
  'The key file {path} is a link; name the file itself.':
    'Le fichier de clé {path} est un lien ; désignez le fichier lui-même.',
  'The key file {path} cannot be opened ({code}).': 'Le fichier de clé {path} ne peut pas être ouvert ({code}).',
  'The key file {path} cannot be opened (unknown reason).':
    'Le fichier de clé {path} ne peut pas être ouvert (raison inconnue).',
  'The key file {path} is not a regular file.': 'Le fichier de clé {path} n’est pas un fichier ordinaire.',
  'The key file {path} belongs to another user.': 'Le fichier de clé {path} appartient à un autre utilisateur.',
  'The key file {path} is open to other users; set its mode to 0600.':
    'Le fichier de clé {path} est ouvert à d’autres utilisateurs ; réglez ses droits sur 0600.',
  'The key file {path} does not hold 64 hexadecimal digits.':
    'Le fichier de clé {path} ne contient pas 64 chiffres hexadécimaux.',
  'The key file {path} could not be created ({code}). Make its folder writable, then try again.':
    'Le fichier de clé {path} n’a pas pu être créé ({code}). Autorisez l’écriture dans son dossier, puis réessayez.',
  'The key file {path} could not be created (unknown reason). Make its folder writable, then try again.':
    'Le fichier de clé {path} n’a pas pu être créé (raison inconnue). Autorisez l’écriture dans son dossier, puis réessayez.',
  'Mend or move it, then try again.': 'Corrigez-le ou déplacez-le, puis réessayez.',

  'The key is kept in the key store of the operating system, which only the desktop app can reach.':
    'La clé est dans le coffre de clés du système d’exploitation, que seule l’application de bureau peut atteindre.',
  'The key store of the operating system cannot be used: {reason}':
    'Le coffre de clés du système d’exploitation est inutilisable : {reason, translated}',
  'The key store of the operating system is not used: {reason} A key file in the data folder takes its place; move it to another volume.':
    'Le coffre de clés du système d’exploitation n’est pas utilisé : {reason, translated} Un fichier de clé dans le dossier des données le remplace ; déplacez-le sur un autre volume.',
  'there is none here.': 'il n’y en a pas ici.',
  '{backend} refused to keep a new entry.': '{backend} a refusé de conserver une nouvelle entrée.',
  'The key store changed from {before} to {now}.': 'Le coffre de clés est passé de {before} à {now}.',
  'The key store of the operating system holds a key of other data.':
    'Le coffre de clés du système d’exploitation contient la clé d’autres données.',
  'The key store of the operating system did not open its entry; it belongs to another user account or was reset.':
    'Le coffre de clés du système d’exploitation n’a pas ouvert son entrée ; il appartient à un autre compte ou a été réinitialisé.',
  'The key store of the operating system asked for a fresh entry but did not take it. Keep the recovery key at hand.':
    'Le coffre de clés du système d’exploitation a demandé une nouvelle entrée mais ne l’a pas prise. Gardez la clé de secours à portée de main.',
  'The key store of the operating system did not give back what it was given. Use a key file instead.':
    'Le coffre de clés du système d’exploitation n’a pas rendu ce qui lui a été confié. Utilisez plutôt un fichier de clé.',
  'The key store of this computer does not answer.': 'Le coffre de clés de cet ordinateur ne répond pas.',
  'The key store of this computer cannot be identified.':
    'Le coffre de clés de cet ordinateur ne peut pas être identifié.',
  'This computer has no key ring: keys would be stored under a password that everyone knows. Install GNOME Keyring or KWallet and sign in again.':
    'Cet ordinateur n’a pas de coffre de clés : les clés seraient protégées par un mot de passe connu de tous. Installez GNOME Keyring ou KWallet, puis rouvrez la session.',

  'This way of opening the data does not exist any more. Reload the list.':
    'Ce moyen d’ouvrir les données n’existe plus. Actualisez la liste.',
  'Two ways of opening the data must remain. Add another one before removing this one.':
    'Il doit rester deux moyens d’ouvrir les données. Ajoutez-en un avant de retirer celui-ci.',
  'The recovery key cannot be removed. Make a new recovery key first.':
    'La clé de secours ne peut pas être retirée. Créez d’abord une nouvelle clé de secours.',
  'Another way of opening the data must be shown to work before this one is removed.':
    'Un autre moyen d’ouvrir les données doit avoir fait ses preuves avant de retirer celui-ci.',
};
