import type { SentenceTable } from '../../sentences.ts';

/** Sentences about the listener for other computers. */
export const network: SentenceTable = {
  'The listener waits until this machine has its address: {address}.':
    'L’écoute attend que cette machine ait son adresse : {address}.',
  'Look at the network cable and at the settings of the network; it starts by itself then.':
    'Vérifiez le câble et les réglages du réseau ; elle démarre ensuite d’elle-même.',
  'Port {port} is taken by {program} (process {id}). Choose another one.':
    'Le port {port} est pris par {program} (processus {id}). Choisissez-en un autre.',
  'Port {port} is taken by {program} (process {id}). Port {free} is free.':
    'Le port {port} est pris par {program} (processus {id}). Le port {free} est libre.',
  'Port {port} is taken by another program. Choose another one.':
    'Le port {port} est pris par un autre programme. Choisissez-en un autre.',
  'Port {port} is taken by another program. Port {free} is free.':
    'Le port {port} est pris par un autre programme. Le port {free} est libre.',
  'This machine has no address {address} at this moment. Choose one that it has.':
    'Cette machine n’a pas l’adresse {address} en ce moment. Choisissez-en une qu’elle a.',
  'Port {port} needs more rights on this system. Choose one above 1023.':
    'Le port {port} demande plus de droits sur ce système. Choisissez-en un au-dessus de 1023.',
  'Port {port} cannot be opened on {address} ({code}). Choose another one.':
    'Le port {port} ne peut pas être ouvert sur {address} ({code}). Choisissez-en un autre.',
  'Choose one of the addresses of this machine.': 'Choisissez une des adresses de cette machine.',
  '{address} is a public address, which the internet could reach.':
    '{address} est une adresse publique, qu’Internet pourrait atteindre.',
  'Choose an address of the local network.': 'Choisissez une adresse du réseau local.',
  'This machine has no address {address} at this moment.': 'Cette machine n’a pas l’adresse {address} en ce moment.',
  'Choose one that it has.': 'Choisissez-en une qu’elle a.',
  'This machine has no address in a local network at this moment.':
    'Cette machine n’a pas d’adresse dans un réseau local en ce moment.',
  'Plug in the network cable: its address is added by itself.':
    'Branchez le câble du réseau : son adresse s’ajoute d’elle-même.',
  'It will answer under {addresses} and nowhere else.': 'Il répondra sous {addresses} et nulle part ailleurs.',
  'Both ports are the same.': 'Les deux ports sont les mêmes.',
  'Choose another one for plain HTTP, or none.': 'Choisissez-en un autre pour HTTP simple, ou aucun.',
  'Port {port} can be used.': 'Le port {port} peut servir.',
  'A certificate is issued for {names}.': 'Un certificat est émis pour {names}.',
  'These names take a new authority: a device that trusts the present one must be told to trust the new one.':
    'Ces noms demandent une nouvelle autorité : un appareil qui fait confiance à l’actuelle devra faire confiance à la nouvelle.',
  'While no device was told yet, there is nothing to do. Otherwise leave the new names out, or hand out the new authority afterwards.':
    'Si aucun appareil ne lui fait encore confiance, il n’y a rien à faire. Sinon, retirez les nouveaux noms ou distribuez ensuite la nouvelle autorité.',
  'The certificate and its key fit.': 'Le certificat et sa clé vont ensemble.',
  'The certificate has expired.': 'Le certificat a expiré.',
  'Bring another one.': 'Fournissez-en un autre.',
  'The certificate is valid for {days} more days.': 'Le certificat est encore valable {days} jours.',
  'Bring another one soon.': 'Fournissez-en bientôt un autre.',
  'The certificate names {names}.': 'Le certificat nomme {names}.',
  'The certificate does not name {names}: browsers will warn there.':
    'Le certificat ne nomme pas {names} : les navigateurs y afficheront un avertissement.',
  'Have people open it under a name that it has: {names}.': 'Faites-le ouvrir sous un nom qu’il porte : {names}.',
  'The certificate does not have these addresses: {addresses}.': 'Le certificat n’a pas ces adresses : {addresses}.',
  'Browsers will warn whoever types one.': 'Les navigateurs avertiront qui en saisit une.',
  'Have people type the name instead.': 'Faites saisir le nom à la place.',
  'The certificate is self-signed: for tests only, because browsers warn.':
    'Le certificat est auto-signé : pour des essais seulement, car les navigateurs avertissent.',
  'For everyday use choose the certificate of the own authority, or bring one of the clinic.':
    'Pour tous les jours, choisissez le certificat de l’autorité propre, ou fournissez-en un de la clinique.',
  'Your own address is listed: {address}.': 'Votre propre adresse est dans la liste : {address}.',
  'Your own address is not listed: {address}.': 'Votre propre adresse n’est pas dans la liste : {address}.',
  'Add its network, or you are turned away yourself.': 'Ajoutez son réseau, sinon vous serez refusé vous-même.',
  'Other computers cannot open this workstation.': 'Les autres ordinateurs ne peuvent pas ouvrir ce poste.',
  'The log says why.': 'Le journal dit pourquoi.',
  'It answers over HTTPS.': 'Il répond par HTTPS.',
  'The page comes.': 'La page arrive.',
  'TLS and ciphers are the good ones.': 'TLS et les algorithmes sont les bons.',
  'Browsers are told to keep others out.': 'Les navigateurs reçoivent l’ordre de tenir les autres à l’écart.',
  'It is switched off, so that nothing answers.': 'L’accès est coupé, rien ne répond donc.',
  'The certificate is valid.': 'Le certificat est valable.',
  'Nothing is served here. Do this in the window of the program or on its own page.':
    'Rien n’est servi ici. Faites-le dans la fenêtre du programme ou sur sa propre page.',
  'The system decides here whether the program starts: see to its service.':
    'Ici, c’est le système qui décide si le programme démarre : voyez son service.',
  'This is known in the window of the program or its own pages only.':
    'Seules la fenêtre du programme ou ses propres pages le savent.',
  'The port is taken by another program.': 'Le port est pris par un autre programme.',
  'The port is taken by another program. End that one and start the listener again, or choose another port.':
    'Le port est pris par un autre programme. Arrêtez ce programme puis relancez l’écoute, ou choisissez un autre port.',
  'This machine does not have the address at this moment. Look at its network cable.':
    'Cette machine n’a pas l’adresse en ce moment. Vérifiez son câble réseau.',
  'The port needs more rights on this system. Choose one above 1023.':
    'Le port demande plus de droits sur ce système. Choisissez-en un au-dessus de 1023.',
  'This machine does not have the address at this moment.': 'Cette machine n’a pas l’adresse en ce moment.',
  'The port needs more rights on this system.': 'Le port demande plus de droits sur ce système.',
  'The program held too much memory.': 'Le programme occupait trop de mémoire.',
  'It did not answer any more.': 'Il ne répondait plus.',
  'It ended by a fault ({code}).': 'Il s’est arrêté sur une panne ({code}).',
  'An origin looks like https://name or https://name:8443, without a path.':
    'Une origine s’écrit https://nom ou https://nom:8443, sans chemin.',
  'A name has lower-case letters, digits, hyphens and dots.':
    'Un nom a des minuscules, des chiffres, des traits d’union et des points.',
};
