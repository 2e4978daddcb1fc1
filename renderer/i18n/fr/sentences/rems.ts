import type { SentenceTable } from '../../sentences.ts';

/** Everything from REMS at once, and the workbook of everything. */
export const rems: SentenceTable = {
  'A category of this name is in the file already ({name}).':
    'Une catégorie de ce nom figure déjà dans le fichier ({name}).',
  'The least cost of the category is missing.': 'Le coût minimal de la catégorie manque.',
  'The greatest cost is not above the least.': 'Le coût maximal n’est pas supérieur au minimal.',
  'Its costs overlap those of the category {name}; it comes as one that is not in use.':
    'Ses coûts chevauchent ceux de la catégorie {name} ; elle est reprise comme inutilisée.',
  'This is the same name as that of number {number}; what names either gets the one entry.':
    'C’est le même nom que celui du numéro {number} ; ce qui désigne l’un ou l’autre reçoit cette seule entrée.',
  '{name} was merged here into {other}, which takes its place.':
    '{name} a été fusionné ici dans {other}, qui prend sa place.',
  '{name} is here already, with the number {number}.': '{name} existe déjà ici, sous le numéro {number}.',
  'Class {class} of this subclass is not among the classes that go in.':
    'La classe {class} de cette sous-classe n’est pas parmi les classes reprises.',
  'The number {number} is that of {name} here; the new entry gets another one.':
    'Le numéro {number} est ici celui de {name} ; la nouvelle entrée en reçoit un autre.',
  'The e-mail address is blank, and every person needs one of their own.':
    'L’adresse électronique est vide, et chaque personne en a besoin d’une à elle.',
  '{email} is longer than the {max} characters of an address.': '{email} dépasse les {max} caractères d’une adresse.',
  'The number of this person is not a whole number from 1 on.':
    'Le numéro de cette personne n’est pas un nombre entier à partir de 1.',
  'Person {number} has the same e-mail address. Correct one of them in REMS.':
    'La personne {number} a la même adresse électronique. Corrigez l’une des deux dans REMS.',
  '{email} is the address of {name} here (number {number}). Correct the name or the address.':
    '{email} est ici l’adresse de {name} (numéro {number}). Corrigez le nom ou l’adresse.',
  'Person {number} is {name} here. This person does not go in, because files name people by their numbers.':
    'La personne {number} est ici {name}. Cette personne n’est pas reprise, car les fichiers désignent les personnes par leur numéro.',
  'Archived here, active in REMS; the person stays archived.':
    'Archivée ici, active dans REMS ; la personne reste archivée.',
  'People who could sign in to REMS: {count}. Passwords do not move over: create their accounts here. They are {names} and {more} more.':
    'Personnes qui pouvaient se connecter à REMS : {count}. Les mots de passe ne sont pas repris : créez leurs comptes ici. Ce sont {names} et {more} autres.',
  'People who could sign in to REMS: {count}. Passwords do not move over: create their accounts here. They are {names}.':
    'Personnes qui pouvaient se connecter à REMS : {count}. Les mots de passe ne sont pas repris : créez leurs comptes ici. Ce sont {names}.',
  'Roles that are not known here were left out: {roles}.': 'Des rôles inconnus ici ont été laissés de côté : {roles}.',
  'This is no database of REMS: it has no table {tables}. Choose the file of a REMS backup.':
    'Ce n’est pas une base de REMS : elle n’a pas de table {tables}. Choisissez le fichier d’une sauvegarde de REMS.',
  'This is no database of REMS: its table {table} has no column {columns}. Choose the file of a REMS backup.':
    'Ce n’est pas une base de REMS : sa table {table} n’a pas de colonne {columns}. Choisissez le fichier d’une sauvegarde de REMS.',
  'The file has more than two million rows, which no REMS has. Choose the file of a REMS backup.':
    'Le fichier a plus de deux millions de lignes, ce qu’aucun REMS n’a. Choisissez le fichier d’une sauvegarde de REMS.',
  'The database file is damaged and cannot be read as a whole. Make a new backup in REMS and send that.':
    'Le fichier de la base est endommagé et ne peut pas être lu en entier. Faites une nouvelle sauvegarde dans REMS et envoyez-la.',
  'The database file cannot be read: it is not one that REMS writes. Choose the file of a REMS backup.':
    'Le fichier de la base ne peut pas être lu : ce n’est pas un fichier écrit par REMS. Choisissez le fichier d’une sauvegarde de REMS.',
  'This cell holds binary data instead of a text; it was left out.':
    'Cette cellule contient des données binaires au lieu d’un texte ; elle a été laissée de côté.',
  'The file is empty. Choose the file of a REMS backup, or the workbook that REMS has written.':
    'Le fichier est vide. Choisissez le fichier d’une sauvegarde de REMS, ou le classeur que REMS a écrit.',
  'This is neither a backup of REMS (.sqlite3) nor its workbook (.xlsx), or it is encrypted. Make one in REMS under Admin and send that.':
    'Ce n’est ni une sauvegarde de REMS (.sqlite3) ni son classeur (.xlsx), ou bien le fichier est chiffré. Faites-en un dans REMS sous Admin et envoyez-le.',
  '{text} is neither TRUE nor FALSE; the entry is taken as in use.':
    '{text} n’est ni TRUE ni FALSE ; l’entrée est considérée comme utilisée.',
  'The name is blank. Fill it in in REMS, or remove the row.':
    'Le nom est vide. Complétez-le dans REMS, ou retirez la ligne.',
  '{text} is not a whole number from 0 to {max}; it was left out.':
    '{text} n’est pas un nombre entier de 0 à {max} ; il a été laissé de côté.',
  'In REMS 0 stands for unknown; it was left empty.': 'Dans REMS, 0 signifie inconnu ; le champ est resté vide.',
  'This is no workbook of a whole REMS: it has no sheet {sheets}. A file of one kind is imported under its own kind.':
    'Ce n’est pas le classeur d’un REMS entier : il n’a pas de feuille {sheets}. Un fichier d’une seule sorte s’importe sous cette sorte.',
  'This is no workbook of a whole REMS: its sheet {sheet} has no column {columns}. Download it anew from REMS.':
    'Ce n’est pas le classeur d’un REMS entier : sa feuille {sheet} n’a pas de colonne {columns}. Téléchargez-le de nouveau depuis REMS.',
  'Number {number} is not among the people that go in; the field stays empty.':
    'Le numéro {number} n’est pas parmi les personnes reprises ; le champ reste vide.',
  'Class {class} of this unit is not among the classes that go in.':
    'La classe {class} de cet appareil n’est pas parmi les classes reprises.',
  'Number {number} is not among the records that go in; the field stays empty.':
    'Le numéro {number} n’est pas parmi les enregistrements repris ; le champ reste vide.',
  'The subclass {subclass} belongs to another class; the unit gets the subclass of that name in {class}, which is added with the same cost and lifetime where it is missing.':
    'La sous-classe {subclass} appartient à une autre classe ; l’appareil reçoit la sous-classe de ce nom dans {class}, qui est ajoutée avec le même coût et la même durée de vie si elle manque.',
  'Importing everything from REMS needs the permissions to change survey records, people and lists. Ask your administrator.':
    'Importer tout REMS demande les droits de modifier les contrôles, les personnes et les listes. Demandez à votre administrateur.',
  'Everything from REMS comes in its backup (.sqlite3) or in its workbook (.xlsx). Choose one of these.':
    'Tout REMS arrive dans sa sauvegarde (.sqlite3) ou dans son classeur (.xlsx). Choisissez l’un des deux.',
  'This needs the permission to export equipment. Ask your administrator.':
    'Cela demande le droit d’exporter les équipements. Demandez à votre administrateur.',
  'Another workbook is being written. Wait until it is done, or stop it.':
    'Un autre classeur est en cours d’écriture. Attendez qu’il soit terminé, ou arrêtez-le.',
  'The workbook was stopped. Start it again when you need it.':
    'Le classeur a été arrêté. Recommencez quand vous en aurez besoin.',
};
