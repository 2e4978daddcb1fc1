import type { SentenceTable } from '../../sentences.ts';

/** What is refused on the way: files, addresses, requests. */
export const transport: SentenceTable = {
  'This link was used already, is too old, or belongs to another session. Ask for the file again.':
    'Ce lien a déjà servi, est trop ancien ou appartient à une autre session. Redemandez le fichier.',
  'The file is larger than the {max} MB that fit here. Split it and send the parts.':
    'Le fichier dépasse la limite de {max} Mo. Divisez-le et envoyez les parties.',
  'Too many windows are open in this session. Close some of them.':
    'Trop de fenêtres sont ouvertes dans cette session. Fermez-en quelques-unes.',
  'This installation does not answer under that name. Use the address it shows on its screen.':
    'Ce poste ne répond pas sous ce nom. Utilisez l’adresse qu’il affiche à l’écran.',
  'The address of this request is not valid.': 'L’adresse de cette demande n’est pas valable.',
  '{address} is a public address. Choose an address of the local network.':
    '{address} est une adresse publique. Choisissez une adresse du réseau local.',
  'Requests from other sites are refused. Open the address itself and try again.':
    'Les demandes venant d’autres sites sont refusées. Ouvrez l’adresse elle-même, puis réessayez.',
  'Too many connections are open. Close some, or wait a moment and try again.':
    'Trop de connexions sont ouvertes. Fermez-en, ou patientez un instant, puis réessayez.',
  'This address may not ask for the health. An administrator lists who may.':
    'Cette adresse ne peut pas demander l’état de santé. Un administrateur indique qui le peut.',
  'Pages of other origins call with an access token. Send one, and no cookie.':
    'Les pages d’autres origines appellent avec un jeton d’accès. Envoyez-en un, et pas de cookie.',
  'This installation has no certificate authority of its own.':
    'Cette installation n’a pas d’autorité de certification propre.',
  'Too many requests at once. Wait a moment and try again.':
    'Trop de demandes à la fois. Attendez un instant, puis réessayez.',
  'This address answers {methods} only.': 'Cette adresse ne répond qu’à {methods}.',
  'Send the input as application/json, UTF-8, not compressed.':
    'Envoyez les données en application/json, UTF-8, sans compression.',
  'The body is not valid JSON in UTF-8. Send the input as one JSON value.':
    'Le contenu n’est pas du JSON valable en UTF-8. Envoyez une seule valeur JSON.',
  'The body broke off before its end. Send it again.': 'L’envoi s’est interrompu avant la fin. Recommencez.',
  'The body took too long to arrive. Send it again.': 'L’envoi a duré trop longtemps. Recommencez.',
  'At most {max} kB fit into one request. Send less at once.':
    'Une demande contient au plus {max} ko. Envoyez moins à la fois.',
  'At most {max} MB fit into one request. Send less at once.':
    'Une demande contient au plus {max} Mo. Envoyez moins à la fois.',
  'There is nothing at this address.': 'Il n’y a rien à cette adresse.',
  'There is no procedure "{name}".': 'La procédure « {name} » n’existe pas.',
  'The input is not JSON.': 'Les données ne sont pas du JSON.',
  'This is more than fits into one call. Upload it as a file.':
    'C’est trop pour un seul appel. Envoyez-le comme fichier.',
  'Only the window of this app may call.': 'Seule la fenêtre de cette application peut appeler.',
  'Name the procedure to call.': 'Nommez la procédure à appeler.',
};
