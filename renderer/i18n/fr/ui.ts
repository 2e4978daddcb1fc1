import type { ui as source } from '../en/ui.ts';

/** Words of the shared parts. */
export const ui: typeof source = {
  confirm: { cancel: 'Annuler' },
  unsaved: {
    title: 'Quitter sans enregistrer ?',
    message: 'Cette page contient des modifications non enregistrées. Elles seront perdues si vous la quittez.',
    leave: 'Quitter sans enregistrer',
    stay: 'Rester sur la page',
  },
  errors: {
    title: 'L’opération n’a pas abouti',
    requestId: 'Référence pour le journal : {{id}}',
    retry: 'Réessayer',
    offline: 'Le poste est injoignable. Votre travail reste ici ; réessayez quand il sera de retour.',
    INTERNAL:
      'Une erreur s’est produite dans le poste. Réessayez ; si elle persiste, donnez la référence à votre administrateur.',
    FORBIDDEN: 'Votre compte n’a pas ce droit. Adressez-vous à votre administrateur.',
    UNAUTHENTICATED: 'Vous êtes déconnecté. Reconnectez-vous pour continuer.',
    RATE_LIMITED: 'Trop de tentatives. Patientez un instant, puis réessayez.',
    UNAVAILABLE: 'La base de données n’est pas disponible pour le moment. Réessayez dans un instant.',
  },
  loading: 'Chargement…',
  close: 'Fermer',
  save: 'Enregistrer',
  cancel: 'Annuler',
  back: 'Retour',
  none: 'Aucun',
  show: 'Afficher',
  hide: 'Masquer',
  language: 'Langue',
  code: {
    label: 'Code à usage unique',
    hint: 'Six chiffres de votre application d’authentification, ou un code de secours.',
    appHint: 'Six chiffres de votre application d’authentification.',
  },
  strength: {
    scores: {
      worst: 'Très facile à deviner.',
      weak: 'Facile à deviner.',
      almost: 'Pas assez difficile à deviner.',
      good: 'Difficile à deviner.',
      best: 'Très difficile à deviner.',
    },
    hints: {
      'own-words': 'Votre nom, votre adresse, la clinique et ce programme ne comptent pas.',
      'common-password': 'Beaucoup de gens utilisent ceci ou quelque chose de semblable.',
      'single-word': 'Un seul mot est deviné en premier.',
      names: 'Les noms sont devinés tôt.',
      keyboard: 'Les rangées de touches sont devinées tôt.',
      repeat: 'Répéter n’aide pas.',
      sequence: 'Les suites telles que abc ou 6543 sont devinées tôt.',
      date: 'Les dates et les années sont devinées tôt.',
      substitutions:
        'Des chiffres ou des signes pour des lettres, des majuscules et des mots à l’envers n’aident guère.',
      'more-words': 'Ajoutez un ou deux mots sans rapport avec les autres.',
    },
  },
  password: {
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    capsLock: 'Le verrouillage des majuscules est actif.',
    new: 'Nouveau mot de passe',
    again: 'Répétez le nouveau mot de passe',
    hint: 'Au moins {{min}} caractères. Une courte phrase convient bien.',
    missing_one: 'Encore {{count}} caractère',
    missing_other: 'Encore {{count}} caractères',
    longEnough: 'Assez long.',
    tooShort: 'Un mot de passe a au moins {{min}} caractères. Une courte phrase convient bien.',
    tooWeak: 'Ce mot de passe est trop facile à deviner. Ajoutez des mots sans rapport entre eux.',
    tooLong: 'Un mot de passe a au plus {{max}} caractères.',
    different: 'Les deux mots de passe diffèrent. Saisissez deux fois le même.',
  },
  settings: {
    problems: 'Veuillez vérifier ces champs',
    conflict:
      'Quelqu’un d’autre a modifié ces réglages entre-temps. Les champs que vous n’avez pas touchés montrent ce qui est enregistré ; enregistrez de nouveau pour garder les vôtres.',
    discard: 'Abandonner les modifications',
  },
};
