import type { SentenceTable } from '../../sentences.ts';

/** Reviews of patients. */
export const patientReviews: SentenceTable = {
  'Nothing needs a review here. You can create this patient yourself.':
    'Rien à vérifier ici. Vous pouvez créer ce patient vous-même.',
  'You asked for a review of this entry already. Wait for the answer.':
    'Vous avez déjà demandé une vérification de cette saisie. Attendez la réponse.',
  'This review does not exist, or is not for you. Read the list again.':
    'Cette vérification n’existe pas, ou ne vous concerne pas. Relisez la liste.',
  'This review is over already. Read the list again.': 'Cette vérification est déjà terminée. Relisez la liste.',
  'Somebody else changed this review. Read it again.': 'Quelqu’un d’autre a modifié cette vérification. Relisez-la.',
  'This review is over, and its entry was deleted. Read the list again.':
    'Cette vérification est terminée et sa saisie a été supprimée. Relisez la liste.',
  'Your roles do not let you create patients. Ask another investigator to decide.':
    'Vos rôles ne vous permettent pas de créer des patients. Demandez à un autre investigateur de décider.',
  'This entry does not decrypt. Let the asker take the review back and ask again.':
    'Cette saisie ne se déchiffre pas. Demandez à son auteur de retirer la vérification et de la redemander.',
  'Whoever asked may not create patients in this study any more. Create the patient yourself, and close the review as a known one.':
    'La personne qui a demandé ne peut plus créer de patients dans cette étude. Créez le patient vous-même et terminez la vérification comme déjà connu.',
  'Investigators of the study decide about reviews. Wait for their answer.':
    'Les investigateurs de l’étude décident des vérifications. Attendez leur réponse.',
  'Only whoever asked for a review takes it back. Decide it instead.':
    'Seule la personne qui a demandé une vérification la retire. Décidez plutôt.',
  'An entry of a patient waits for your decision. Open the reviews of patients.':
    'La saisie d’un patient attend votre décision. Ouvrez les vérifications de patients.',
  'A review that you asked for is decided. Read the answer under the reviews of patients.':
    'Une vérification que vous avez demandée est décidée. Lisez la réponse dans les vérifications de patients.',
};
