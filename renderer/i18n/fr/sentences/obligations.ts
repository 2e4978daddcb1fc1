import type { SentenceTable } from '../../sentences.ts';

/** Rules and clocks. */
export const obligations: SentenceTable = {
  'At least one month.': 'Un mois au moins.',
  'At most 240 months.': '240 mois au plus.',
  'At most 366 days.': '366 jours au plus.',
  'Choose at least one type of test.': 'Choisissez au moins un type de contrôle.',
  'A name has no comma: files separate several names by commas.':
    'Un nom n’a pas de virgule : les fichiers séparent plusieurs noms par des virgules.',
  'Type a reason.': 'Saisissez un motif.',
  'A rule by calendar quarters ends with the quarter, and no other rule does. Choose another limit.':
    'Une règle par trimestre civil se termine avec le trimestre, et aucune autre. Choisissez une autre limite.',
  'A calendar quarter is its own window. Leave the window out.':
    'Un trimestre civil est sa propre fenêtre. Ne saisissez pas de fenêtre.',
  'The limit comes before the target. Allow at least as many months as the cycle has.':
    'La limite précède l’échéance. Prévoyez au moins autant de mois que le cycle en compte.',
  'A cycle of more than 12 months can end after the next year. Choose another limit.':
    'Un cycle de plus de 12 mois peut se terminer après l’année suivante. Choisissez une autre limite.',
  'The window ends after the limit. Shorten the window or move the limit.':
    'La fenêtre se termine après la limite. Raccourcissez la fenêtre ou déplacez la limite.',
  'There is no such rule. Read the list of rules again.': 'Cette règle n’existe pas. Actualisez la liste des règles.',
  'Another rule already has this name. Type a different one.':
    'Une autre règle porte déjà ce nom. Saisissez-en un autre.',
  'One of the classes does not exist any more. Choose from the list.':
    'Une des classes n’existe plus. Choisissez dans la liste.',
  'Somebody else changed this rule. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette règle. Comparez les deux valeurs et enregistrez de nouveau.',
  'There is no such obligation. Read the unit again.': 'Cette obligation n’existe pas. Actualisez l’appareil.',
  'Somebody else changed this obligation. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette obligation. Comparez les deux valeurs et enregistrez de nouveau.',
  'This rule is not offered any more. Choose another one.': 'Cette règle n’est plus proposée. Choisissez-en une autre.',
  'The obligation would end before it begins. Choose a later day.':
    'L’obligation se terminerait avant de commencer. Choisissez un jour plus tardif.',
  'The unit is under this rule again already. End the other obligation first.':
    'L’appareil est déjà de nouveau soumis à cette règle. Terminez d’abord l’autre obligation.',
  'Nothing is due yet, so there is nothing to extend.': 'Rien n’est encore dû, il n’y a donc rien à prolonger.',
  'This is not later than the present limit. Choose a later day.':
    'Ce jour n’est pas postérieur à la limite actuelle. Choisissez un jour plus tardif.',
  'An extension needs a document that is stored with the obligation. Add it first.':
    'Une prolongation demande un document conservé avec l’obligation. Ajoutez-le d’abord.',
  'There is no such extension. Read the unit again.': 'Cette prolongation n’existe pas. Actualisez l’appareil.',
  'This extension was withdrawn already.': 'Cette prolongation a déjà été retirée.',
  'This day lies ahead. Record the event when it has happened.':
    'Ce jour est à venir. Consignez l’événement quand il aura eu lieu.',
  'There is no such event. Read the unit again.': 'Cet événement n’existe pas. Actualisez l’appareil.',
};
