import type { patientReviews as source } from '../en/patient-reviews.ts';

/** French words of the reviews of patients. */
export const patientReviews: typeof source = {
  title: 'Vérifications de patients',
  lead: 'Saisies qui sont peut-être un patient que leur auteur ne peut pas voir. Un investigateur de l’étude compare les deux et répond.',
  count_one: 'Vérifications ({{count, number}} en attente)',
  count_other: 'Vérifications ({{count, number}} en attente)',
  link: 'Vérifications',
  emptyTitle: 'Aucune vérification',
  emptyText:
    'Lorsqu’une personne saisit un patient peut-être déjà connu, mais qu’elle ne peut pas voir, elle demande une vérification. Celle-ci apparaît alors ici.',
  list: 'Vérifications',
  by: 'Vérification {{id}} : saisie de {{name}}',
  own: 'Vérification {{id}} : votre saisie',
  of: '{{study}}, demandée {{at}}',
  states: { open: 'En attente', same: 'Patient connu', other: 'Autre personne', withdrawn: 'Retirée' },
  matched: {
    ipp: 'Même numéro d’hôpital (IPP) que',
    name: 'Mêmes nom et date de naissance que',
  },
  decided: 'Décidé par {{name}}, {{at}}',
  answer: 'Réponse : {{answer}}',
  noAnswer: 'Aucune réponse n’a été écrite.',
  came: 'Le patient a été créé :',
  waits: 'Les investigateurs de l’étude sont prévenus. Vous serez averti dès que l’un d’eux aura décidé.',
  sameOwn:
    'Ce patient est déjà dans l’étude ; rien n’a été créé. Si vous avez besoin de l’identifiant, demandez-le à l’investigateur qui a décidé.',
  showOwn: 'Afficher ma saisie',
  showOwnOf: 'Afficher ma saisie de la vérification {{id}}',
  compare: 'Comparer',
  compareOf: 'Comparer la saisie de {{name}} avec {{identifier}}',
  hide: 'Masquer ({{count, number}} s)',
  decideHint: 'Comparez les deux avant de décider. Chaque consultation est enregistrée.',
  table: 'Saisie et patient de la vérification {{id}}',
  tableOwn: 'Ce que vous avez saisi pour la vérification {{id}}',
  field: 'Champ',
  entry: 'Saisie',
  differs: 'différent',
  equal: 'identique',
  unreadable: 'Plus aucune clé n’ouvre ceci.',
  same: {
    button: 'C’est ce patient',
    title: 'C’est {{identifier}}',
    text: 'Rien n’est créé. {{name}} reçoit votre réponse et la saisie est supprimée.',
    confirm: 'Terminer comme connu',
    done: 'La vérification est terminée. {{name}} est prévenu.',
  },
  other: {
    button: 'C’est une autre personne',
    title: 'C’est une autre personne que {{identifier}}',
    text: 'Le patient de la saisie est créé au nom de {{name}}, qui reçoit l’identifiant. La saisie est supprimée.',
    confirm: 'Créer le patient',
    done: 'Le patient a été créé. {{name}} est prévenu.',
    forbidden:
      'Les administrateurs ne créent pas de patients. S’il s’agit d’une autre personne, demandez à un autre investigateur de décider.',
    ipp: 'Deux patients d’une étude ne peuvent pas avoir le même numéro d’hôpital. S’il s’agit d’une autre personne, cherchez quel numéro est faux et corrigez-le d’abord.',
  },
  answerLabel: 'Réponse à {{name}} (facultative)',
  answerHint:
    'Ce qu’il convient de faire maintenant. Seuls l’auteur et les investigateurs de l’étude la lisent ; elle est conservée chiffrée.',
  withdraw: {
    button: 'Retirer',
    buttonOf: 'Retirer la vérification {{id}}',
    title: 'Retirer cette vérification ?',
    text: 'Plus personne ne décide à son sujet et votre saisie est supprimée.',
    done: 'La vérification a été retirée.',
  },
};
