import type { SentenceTable } from '../../sentences.ts';

/** Records of patients. */
export const patients: SentenceTable = {
  'Type the hospital number (IPP).': 'Saisissez le numéro d’hôpital (IPP).',
  'Type the first name.': 'Saisissez le prénom.',
  'Type the last name.': 'Saisissez le nom.',
  'Only visible characters. Type it again.': 'Uniquement des caractères visibles. Saisissez à nouveau.',
  'A code has one to three capital letters.': 'Un code a une à trois lettres majuscules.',
  'This patient does not exist, or is not one of yours. Read the list again.':
    'Ce patient n’existe pas, ou n’est pas l’un des vôtres. Relisez la liste.',
  'Somebody else changed this patient. Look at what is there now and save again.':
    'Quelqu’un d’autre a modifié ce patient. Regardez ce qui est enregistré maintenant et enregistrez à nouveau.',
  'This sex is not one of those in the settings. Choose one from the list.':
    'Ce sexe n’est pas l’un de ceux des paramètres. Choisissez-en un dans la liste.',
  'This birth date lies ahead. Type the day of birth.':
    'Cette date de naissance est dans le futur. Saisissez le jour de naissance.',
  'This hospital number has neither a letter nor a digit. Type the number.':
    'Ce numéro d’hôpital n’a ni lettre ni chiffre. Saisissez le numéro.',
  'Type why you look: this clinic keeps the reason of each look.':
    'Saisissez pourquoi vous consultez : cet établissement conserve le motif de chaque consultation.',
  'The database is damaged, so that a search by identity cannot be put on record and is not answered. Search by the identifier until an administrator has restored the newest backup.':
    'La base est endommagée : une recherche par identité ne peut pas être consignée et reste sans réponse. Cherchez par l’identifiant jusqu’à ce qu’un administrateur ait restauré la dernière sauvegarde.',
  'Your account compared {most} entries with the registry within an hour. Go on in {minutes} min.':
    'Votre compte a comparé {most} saisies avec le registre en une heure. Continuez dans {minutes} min.',
  'There is no such correction. Read the patient again.': 'Cette correction n’existe pas. Relisez le patient.',
  'This patient is archived. Bring the record back before you change it.':
    'Ce patient est archivé. Restaurez le dossier avant de le modifier.',
  'The identity of this patient does not decrypt, so that it cannot be corrected. Tell an administrator: the recovery page says what can be done.':
    'L’identité de ce patient ne se déchiffre pas, elle ne peut donc pas être corrigée. Prévenez un administrateur : la page de récupération dit ce qui peut être fait.',
  'The identity of this patient does not decrypt, and the record was set aside. Tell an administrator: it is put back on the page Unreadable records.':
    'L’identité de ce patient ne se déchiffre pas et le dossier a été mis de côté. Prévenez un administrateur : il est remis en place à la page Enregistrements illisibles.',
  'This hospital number (IPP) is that of a patient whose record does not decrypt and was set aside. Tell an administrator: it is put back on the page Unreadable records.':
    'Ce numéro d’hôpital (IPP) est celui d’un patient dont le dossier ne se déchiffre pas et a été mis de côté. Prévenez un administrateur : il est remis en place à la page Enregistrements illisibles.',
  'This hospital number (IPP) is known in the study. Use the patient who is there.':
    'Ce numéro d’hôpital (IPP) est connu dans l’étude. Utilisez le patient qui s’y trouve.',
  'This may be a patient of the study whom you may not see. Ask an investigator for a review.':
    'Il s’agit peut-être d’un patient de l’étude que vous ne pouvez pas voir. Demandez une vérification à un investigateur.',
  'Somebody of this name and birth date is known in the study. Say why this is another person.':
    'Une personne de ce nom et de cette date de naissance est connue dans l’étude. Dites pourquoi il s’agit de quelqu’un d’autre.',
};
