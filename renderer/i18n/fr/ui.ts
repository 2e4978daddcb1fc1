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
  password: {
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    capsLock: 'Le verrouillage des majuscules est actif.',
    new: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, encore une fois',
    hint: 'Au moins {{min}} caractères. Une courte phrase convient bien.',
    missing_one: 'Encore {{count}} caractère',
    missing_other: 'Encore {{count}} caractères',
    longEnough: 'Assez long.',
    tooShort: 'Un mot de passe a au moins {{min}} caractères. Une courte phrase convient bien.',
    tooLong: 'Un mot de passe a au plus {{max}} caractères.',
    different: 'Les deux mots de passe diffèrent. Saisissez deux fois le même.',
  },
};
