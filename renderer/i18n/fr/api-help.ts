/** Words of the page for those who write scripts. */
export const apiHelp = {
  title: 'Interface pour scripts',
  lead: 'Les scripts et autres programmes utilisent les mêmes appels que les écrans, avec les droits de qui a créé leur jeton d’accès.',
  begin: {
    title: 'Avant de commencer',
    address: 'Cette installation répond à l’adresse {{address}}.',
    noAddress:
      'D’autres machines n’atteignent pas encore cette installation : l’écoute est arrêtée. Les exemples montrent une adresse à sa place.',
    token:
      'Créez un jeton d’accès avec aussi peu de droits que le script en a besoin, et placez-le dans la variable REMS_TOKEN.',
    toAccount: 'Votre compte',
    trust:
      'Faites en sorte que la machine du script se fie à cette installation : les exemples lisent son autorité dans rems-authority.crt, placé à côté d’eux. Le fichier se trouve à {{address}}/authority.crt ; comparez son empreinte.',
    save: 'Enregistrer rems-authority.crt',
    toTrust: 'Comment s’y fier',
    call: 'Envoyez un POST avec un objet JSON à /rpc/ suivi du nom de l’appel. La réponse contient ok, et soit data, soit error.',
  },
  examples: {
    title: 'Exemples',
    tool: 'Outil',
    tools: { curl: 'curl', python: 'Python', powershell: 'PowerShell' },
    lead: {
      curl: 'Pour un interpréteur de commandes avec curl. Le jeton vient de la variable REMS_TOKEN.',
      python: 'Pour Python 3, sans autre paquet. Le jeton vient de la variable REMS_TOKEN.',
      powershell:
        'Pour PowerShell sur un PC Windows qui se fie au certificat. Le jeton vient de la variable REMS_TOKEN.',
    },
    tasks: {
      list: 'Lister les appareils',
      record: 'Consigner un contrôle de l’appareil 17',
      download: 'Enregistrer tous les appareils dans un fichier CSV',
      events: 'Écouter les changements',
    },
  },
  codes: {
    title: 'Quand une demande est refusée',
    lead: 'La réponse contient error.code, une phrase dans error.message, les messages des champs dans error.fields, et error.requestId pour l’administrateur.',
    table: 'Codes de refus',
    status: 'Statut',
    code: 'Code d’erreur',
    meaning: 'Ce que cela veut dire',
    of: {
      BAD_REQUEST: 'Le corps n’est pas du JSON, ou un jeton et un témoin sont venus ensemble. Corrigez la demande.',
      UNAUTHENTICATED: 'Le jeton est inconnu ou a pris fin, ou son compte n’est plus admis. Créez un nouveau jeton.',
      SECOND_FACTOR_REQUIRED: 'Le titulaire du jeton doit d’abord configurer un second facteur, en se connectant.',
      FORBIDDEN: 'Le jeton n’a pas ce droit, son titulaire l’a perdu, ou l’appel n’est pas destiné aux jetons.',
      REAUTH_REQUIRED:
        'Une personne connectée doit saisir de nouveau son mot de passe ; les jetons ne reçoivent jamais cela.',
      PASSWORD_CHANGE_REQUIRED: 'Le titulaire du jeton doit d’abord changer son mot de passe, en se connectant.',
      NOT_FOUND:
        'Il n’y a pas de telle fiche, de tel appel ou de telle adresse ; un ticket a déjà servi ou est trop ancien.',
      METHOD_NOT_ALLOWED: 'Une autre méthode est demandée ; l’en-tête Allow la nomme.',
      CONFLICT: 'Quelqu’un d’autre a modifié la fiche, ou quelque chose s’y oppose. Relisez-la et décidez.',
      PAYLOAD_TOO_LARGE: 'Le corps ou le fichier est trop grand. Envoyez moins à la fois.',
      UNSUPPORTED_MEDIA_TYPE: 'Envoyez Content-Type: application/json.',
      MISDIRECTED: 'L’adresse a été appelée par un nom qui n’est pas le sien. Utilisez l’adresse ci-dessus.',
      INVALID: 'Une partie de l’envoi n’est pas valable ; error.fields dit laquelle.',
      LOCKED: 'La session est verrouillée ; les jetons ne reçoivent jamais cela.',
      RATE_LIMITED: 'Trop de demandes. Attendez autant de secondes que le dit Retry-After.',
      INTERNAL: 'Quelque chose s’est mal passé ici. Donnez à l’administrateur le numéro de error.requestId.',
      UNAVAILABLE: 'Les données sont fermées un moment, ou ne s’ouvrent pas. Réessayez plus tard.',
    },
  },
  calls: {
    title: 'Appels',
    lead: 'Chaque appel avec ce qu’il prend et ce qu’il répond. Le document les décrit pour les programmes (OpenAPI 3.1). Les descriptions sont en anglais.',
    document: 'Enregistrer openapi.json',
    search: 'Chercher des appels',
    tokensOnly: 'Seulement ceux pour les jetons',
    count_zero: 'Aucun appel ne correspond. Cherchez un autre mot.',
    count_one: '{{count, number}} appel',
    count_other: '{{count, number}} appels',
    byToken: 'Pour les jetons',
    stepUp: 'Demande le mot de passe',
    atConsole: 'Sur le poste seulement',
    notYours: 'Pas avec vos droits',
    right: 'Droit : {{right}}',
    input: 'Prend',
    output: 'Répond (data)',
  },
};
