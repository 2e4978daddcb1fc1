import type { SentenceTable } from '../../sentences.ts';

/** Workbooks, and files of people and facilities: refusals of the file, and messages about its rows. */
export const files: SentenceTable = {
  'This workbook is damaged or was cut off on its way. Open it in Excel, save it again as .xlsx, and send that file.':
    'Ce classeur est endommagé ou a été coupé en route. Ouvrez-le dans Excel, enregistrez-le de nouveau au format .xlsx et envoyez ce fichier.',
  'This workbook unpacks to more than {size} MB and is not read. Delete sheets and pictures that do not belong here, or save the sheet as "CSV UTF-8".':
    'Ce classeur occupe plus de {size} Mo une fois décompressé et n’est pas lu. Supprimez les feuilles et les images qui n’ont rien à faire ici, ou enregistrez la feuille au format « CSV UTF-8 ».',
  'This workbook is protected by a password. Open it, remove the password under File > Info, and save it again.':
    'Ce classeur est protégé par un mot de passe. Ouvrez-le, retirez le mot de passe sous Fichier > Informations, et enregistrez-le de nouveau.',
  'This is a workbook of an old Excel (.xls), or one with a password. Open it, remove the password if it has one, choose "Save as" and the type "Excel Workbook (.xlsx)", and send that file.':
    'C’est un classeur d’un ancien Excel (.xls), ou un classeur avec mot de passe. Ouvrez-le, retirez le mot de passe s’il en a un, choisissez « Enregistrer sous », type « Classeur Excel (.xlsx) », et envoyez ce fichier.',
  'This is a packed file, but no Excel workbook. Send the .xlsx file itself, or a CSV file.':
    'C’est un fichier compressé, mais pas un classeur Excel. Envoyez le fichier .xlsx lui-même, ou un fichier CSV.',
  'The sheet "{name}" has more than {count} rows. Split it and send the parts.':
    'La feuille « {name} » a plus de {count} lignes. Divisez-la et envoyez les parties.',
  'The sheet "{name}" has a formula without a result in cell {cell}. Open it in Excel, save it, and send it again.':
    'La feuille « {name} » contient une formule sans résultat dans la cellule {cell}. Ouvrez-la dans Excel, enregistrez-la et envoyez-la de nouveau.',
  'The sheet "{name}" has something in column {column}; files here have at most {count} columns. Remove what does not belong there.':
    'La feuille « {name} » a quelque chose dans la colonne {column} ; un fichier a ici au plus {count} colonnes. Retirez ce qui n’a rien à y faire.',
  'The sheet "{name}" holds too much text to be read. Split it and send the parts.':
    'La feuille « {name} » contient trop de texte pour être lue. Divisez-la et envoyez les parties.',
  'The sheet "{name}" is empty. Choose the file that holds the rows.':
    'La feuille « {name} » est vide. Choisissez le fichier qui contient les lignes.',
  'None of the sheets {names} has the columns of such a file. Choose what the file holds, and write the names of the columns exactly as REMS writes them.':
    'Aucune des feuilles {names} n’a les colonnes d’un tel fichier. Choisissez ce que contient le fichier, et écrivez les noms des colonnes exactement comme dans REMS.',
  'The workbook is larger than 100 MB. Save the sheet as "CSV UTF-8" and send that.':
    'Le classeur dépasse 100 Mo. Enregistrez la feuille au format « CSV UTF-8 » et envoyez-la.',
  'The header names {count} columns; files here have at most {most}. Remove those that do not belong here.':
    'L’en-tête nomme {count} colonnes ; un fichier en a ici au plus {most}. Retirez celles qui n’ont rien à y faire.',

  'Importing people needs the permission to change people. Ask your administrator.':
    'Importer des personnes demande le droit de modifier les personnes. Adressez-vous à votre administrateur.',
  'Importing facilities needs the permission to change the lists. Ask your administrator.':
    'Importer des établissements demande le droit de modifier les listes. Adressez-vous à votre administrateur.',
  'This is not a file of people: its first line lacks {columns}. Column names must be written exactly as REMS writes them.':
    'Ce n’est pas un fichier de personnes : sa première ligne ne contient pas {columns}. Les noms des colonnes doivent être écrits exactement comme dans REMS.',
  'This is a file of people, not of facilities. Choose people and send it again.':
    'C’est un fichier de personnes, pas d’établissements. Choisissez les personnes et envoyez-le de nouveau.',
  'This is not a file of facilities: its first line lacks name. Column names must be written exactly as REMS writes them.':
    'Ce n’est pas un fichier d’établissements : sa première ligne ne contient pas name. Les noms des colonnes doivent être écrits exactement comme dans REMS.',
  'The name is blank. Fill in name.': 'Le nom est vide. Remplissez name.',
  'The e-mail address is blank. Fill in email.': 'L’adresse électronique est vide. Remplissez email.',
  '{email} is the address of {name} here (number {id}). Correct the address, or the number.':
    '{email} est ici l’adresse de {name} (numéro {id}). Corrigez l’adresse, ou le numéro.',
  'Person {id} is {name} here, not {other}, and the address differs too. Correct the row, or leave id blank.':
    'La personne {id} est ici {name}, pas {other}, et l’adresse diffère aussi. Corrigez la ligne, ou laissez id vide.',
  'Row {row} is about the same person. Remove one of the rows.':
    'La ligne {row} concerne la même personne. Retirez l’une des lignes.',
  '{name} is archived here and stays archived.': '{name} est ici archivé et le reste.',
  'Row {row} is about the same facility. Remove one of the rows.':
    'La ligne {row} concerne le même établissement. Retirez l’une des lignes.',
  'The facility {name} has this full name already. Correct one of them.':
    'L’établissement {name} porte déjà ce nom complet. Corrigez l’un des deux.',
  'Facility {id} is called {name} here. Correct the name, or the number.':
    'L’établissement {id} s’appelle ici {name}. Corrigez le nom, ou le numéro.',
  'Facility {id} is {name} here: neither name nor address agrees. Correct the row, or leave id blank.':
    'L’établissement {id} est ici {name} : ni le nom ni l’adresse ne concordent. Corrigez la ligne, ou laissez id vide.',
  '{name} was merged into {other}. Name {that} instead, or undo the merge first.':
    '{name} a été fusionné avec {other}. Nommez plutôt {that}, ou défaites d’abord la fusion.',
  '{email} is the address of {holder} here; {name} keeps {address}.':
    '{email} est ici l’adresse de {holder} ; {name} garde {address}.',
  '{name} was merged into {other} here; units and surveys of the file go to {that}.':
    '{name} a été fusionné ici avec {other} ; les appareils et les contrôles du fichier vont à {that}.',
  '{name} was merged into {other}. Name that one instead.': '{name} a été fusionné avec {other}. Nommez celui-ci.',
  '{text} was taken for FALSE.': '{text} a été pris pour FALSE.',
};
