import type { SentenceTable } from '../../sentences.ts';

/** Files that come in: refusals of the file, messages about its rows, and why an import cannot be taken back. */
export const imports: SentenceTable = {
  'There is no import {id}. Read the list again.': 'L’import {id} n’existe pas. Actualisez la liste.',
  'Import {id} is {state} and cannot be checked. Read it again.':
    'L’import {id} a changé d’état et ne peut plus être vérifié. Actualisez la page.',
  'Import {id} is {state} and cannot be applied. Read it again.':
    'L’import {id} a changé d’état et ne peut plus être appliqué. Actualisez la page.',
  'Import {id} is {state} and cannot be undone. Read it again.':
    'L’import {id} a changé d’état et ne peut plus être annulé. Actualisez la page.',
  'Import {id} is {state} and cannot be cancelled. Read it again.':
    'L’import {id} a changé d’état et ne peut plus être arrêté. Actualisez la page.',
  'Another import is being worked on. Wait until it has ended.':
    'Un autre import est en cours. Attendez qu’il se termine.',
  'This import has its file already. Begin a new import for another file.':
    'Cet import a déjà son fichier. Commencez un nouvel import pour un autre fichier.',
  'Only CSV files and Excel workbooks can be imported; their names end in .csv or .xlsx. Save an old workbook (.xls) as .xlsx first.':
    'Seuls les fichiers CSV et les classeurs Excel peuvent être importés ; leur nom finit par .csv ou .xlsx. Enregistrez d’abord un ancien classeur (.xls) au format .xlsx.',
  'The file is larger than 500 MB. Split it and import the parts.':
    'Le fichier dépasse 500 Mo. Divisez-le et importez les parties.',
  'The file has not arrived yet. Send it, then check the import.':
    'Le fichier n’est pas encore arrivé. Envoyez-le, puis vérifiez l’import.',
  'The file of this import is not kept any more. Send it again.':
    'Le fichier de cet import n’est plus conservé. Envoyez-le de nouveau.',
  'Something went wrong while working on the file; nothing of it was written. Try again; if it stays, tell your administrator.':
    'Une erreur est survenue pendant le traitement du fichier ; rien n’en a été écrit. Réessayez ; si elle persiste, prévenez votre administrateur.',
  'The program ended during this work; nothing of it was written.':
    'Le programme s’est arrêté pendant ce travail ; rien n’en a été écrit.',
  'Nothing was imported, because 1 row has an error. Correct the file, or import the good rows only.':
    'Rien n’a été importé, car une ligne contient une erreur. Corrigez le fichier, ou n’importez que les bonnes lignes.',
  'Nothing was imported, because {count} rows have errors. Correct the file, or import the good rows only.':
    'Rien n’a été importé, car {count} lignes contiennent des erreurs. Corrigez le fichier, ou n’importez que les bonnes lignes.',
  'Nothing was imported: 1 row has an error and no row is good. Correct the file and send it again.':
    'Rien n’a été importé : une ligne contient une erreur et aucune n’est bonne. Corrigez le fichier et envoyez-le de nouveau.',
  'Nothing was imported: {count} rows have errors and no row is good. Correct the file and send it again.':
    'Rien n’a été importé : {count} lignes contiennent des erreurs et aucune n’est bonne. Corrigez le fichier et envoyez-le de nouveau.',

  'The file is empty. Choose the CSV file or the workbook that REMS or a spreadsheet has written.':
    'Le fichier est vide. Choisissez le fichier CSV ou le classeur écrit par REMS ou par un tableur.',
  'The file has a header but no rows. There is nothing to import.':
    'Le fichier a un en-tête mais aucune ligne. Il n’y a rien à importer.',
  'The column {column} occurs twice in the header. Remove one of them and send the file again.':
    'La colonne {column} figure deux fois dans l’en-tête. Retirez-en une et envoyez le fichier de nouveau.',
  'This is not an equipment file: its first line names neither eq_id nor equipment_class. Column names must be written exactly as REMS writes them.':
    'Ce n’est pas un fichier d’équipements : sa première ligne ne nomme ni eq_id ni equipment_class. Les noms des colonnes doivent être écrits exactement comme dans REMS.',
  'A quotation mark that opens in row {row} is never closed: the file was cut off, or the mark does not belong there. Correct it and send the file again.':
    'Un guillemet ouvert à la ligne {row} n’est jamais fermé : le fichier a été coupé, ou le guillemet est de trop. Corrigez-le et envoyez le fichier de nouveau.',
  'The file ends in the middle of row {row}: it was cut off on its way. Send it again.':
    'Le fichier s’arrête au milieu de la ligne {row} : il a été coupé en route. Envoyez-le de nouveau.',
  'The file ends in the middle of a character: it was cut off on its way. Send it again.':
    'Le fichier s’arrête au milieu d’un caractère : il a été coupé en route. Envoyez-le de nouveau.',
  'This is not a text file. In Excel choose "Save as" and the type "CSV UTF-8", and send that file.':
    'Ce n’est pas un fichier texte. Dans Excel, choisissez « Enregistrer sous », type « CSV UTF-8 », et envoyez ce fichier.',
  'The file says that it is UTF-8, but parts of it are not. Save it again as "CSV UTF-8".':
    'Le fichier se dit en UTF-8, mais ne l’est pas partout. Enregistrez-le de nouveau au format « CSV UTF-8 ».',
  'The file is saved as UTF-16 ("Unicode text"). Save it as "CSV UTF-8" and send it again.':
    'Le fichier est enregistré en UTF-16 (« Texte Unicode »). Enregistrez-le au format « CSV UTF-8 » et envoyez-le de nouveau.',

  'This is a file of surveys, not of equipment. Choose surveys and send it again.':
    'C’est un fichier de contrôles, pas d’équipements. Choisissez « Contrôles » et envoyez-le de nouveau.',
  'This is a file of bookings, not of equipment. Choose bookings and send it again.':
    'C’est un fichier de visites, pas d’équipements. Choisissez « Visites » et envoyez-le de nouveau.',
  'This is not a file of surveys: its first line lacks {columns}. Column names must be written exactly as REMS writes them.':
    'Ce n’est pas un fichier de contrôles : {columns} manque dans sa première ligne. Les noms des colonnes doivent être écrits exactement comme dans REMS.',
  'This is not a file of bookings: its first line lacks {columns}. Column names must be written exactly as REMS writes them.':
    'Ce n’est pas un fichier de visites : {columns} manque dans sa première ligne. Les noms des colonnes doivent être écrits exactement comme dans REMS.',
  'Importing surveys and bookings needs the permission to change survey records. Ask your administrator.':
    'Importer des contrôles et des visites demande le droit de modifier les contrôles. Adressez-vous à votre administrateur.',

  '{message} (line {line} of the file)': '{message, translated} (ligne {line} du fichier)',
  'This row has {cells} cells, the header has {width}. Look for a missing or extra separator or quotation mark.':
    'Cette ligne a {cells} cellules, l’en-tête en a {width}. Cherchez un séparateur ou un guillemet manquant ou en trop.',
  'eq_id is not a whole number from 1 on. Leave it blank for a new unit.':
    'eq_id n’est pas un nombre entier à partir de 1. Laissez-le vide pour un nouvel appareil.',
  'Unit {id} occurs twice in this file. Remove one of the rows.':
    'L’appareil {id} figure deux fois dans ce fichier. Retirez une des lignes.',
  'Unit {id} is another unit here ({known}): neither class nor serial number agrees. Correct the row, or leave eq_id blank for a new unit.':
    'L’appareil {id} est ici un autre appareil ({known}) : ni la classe ni le numéro de série ne concordent. Corrigez la ligne, ou laissez eq_id vide pour un nouvel appareil.',
  'The class may not be blank. Fill in equipment_class.':
    'La classe ne peut pas être vide. Remplissez equipment_class.',
  'A new unit needs a class. Add the column equipment_class to the file.':
    'Un nouvel appareil a besoin d’une classe. Ajoutez la colonne equipment_class au fichier.',
  "The class changes, but the unit's subclass {name} belongs to another class. Fill in equipment_subclass too.":
    'La classe change, mais la sous-classe {name, quoted} de l’appareil appartient à une autre classe. Remplissez aussi equipment_subclass.',
  '{value} is longer than the {max} characters that a class name may have.':
    '{value, quoted} dépasse les {max} caractères que peut avoir un nom de classe.',
  '{value} is longer than the {max} characters that a name may have; the field was left as it is.':
    '{value, quoted} dépasse les {max} caractères que peut avoir un nom ; le champ reste tel quel.',
  '{value} has {length} characters, {max} fit; the field was left as it is.':
    '{value, quoted} a {length} caractères, la limite est de {max} ; le champ reste tel quel.',
  '{value} has {length} characters, {max} fit; it was left out.':
    '{value, quoted} a {length} caractères, la limite est de {max} ; il a été omis.',
  '{value} is not a date such as 2026-03-01 or 3/1/2026; the field was left as it is.':
    '{value, quoted} n’est pas une date telle que 2026-03-01 ou 3/1/2026 (mois d’abord) ; le champ reste tel quel.',
  '{value} is neither TRUE nor FALSE; the field was left as it is.':
    '{value, quoted} n’est ni TRUE (vrai) ni FALSE (faux) ; le champ reste tel quel.',
  '{value} is not 1 (yes), 0 (no) or blank (not applicable); the field was left as it is.':
    '{value, quoted} n’est ni 1 (oui), ni 0 (non), ni vide (sans objet) ; le champ reste tel quel.',
  '{value} names a frequency that is not known; the field was left as it is.':
    '{value, quoted} nomme une fréquence inconnue ; le champ reste tel quel.',
  '{value} is not a whole number of thousands of dollars; the field was left as it is.':
    '{value, quoted} n’est pas un nombre entier de milliers de dollars ; le champ reste tel quel.',
  '{value} is not a year from {min} to {max}; the field was left as it is.':
    '{value, quoted} n’est pas une année de {min} à {max} ; le champ reste tel quel.',
  '{value} is neither {one} nor {other}; the field was left as it is.':
    '{value, quoted} n’est ni {one} ni {other} ; le champ reste tel quel.',
  'Another facility has the full name {name}; it was left out.':
    'Un autre établissement porte le nom complet {name, quoted} ; il a été omis.',
  'The facility {name} exists with another full name, which stays.':
    'L’établissement {name, quoted} existe avec un autre nom complet, qui est conservé.',
  'The facility {name} exists with another address, which stays.':
    'L’établissement {name, quoted} existe avec une autre adresse, qui est conservée.',
  'Columns that are not known here were left out: {names}.': 'Des colonnes inconnues ont été ignorées : {names}.',
  'Columns that are not known here were left out: {names} and {more} more.':
    'Des colonnes inconnues ont été ignorées : {names} et {more} de plus.',

  'The field was left as it is.': 'Le champ reste tel quel.',
  '{value} is not the number of a person; the field was left as it is.':
    '{value, quoted} n’est pas le numéro d’une personne ; le champ reste tel quel.',
  '{email} is the address of {owner} here, not of {name}. Correct the name or the address.':
    '{email} est ici l’adresse de {owner}, pas de {name, quoted}. Corrigez le nom ou l’adresse.',
  '{name} keeps the address {email}; imports do not change addresses.':
    '{name} garde l’adresse {email} ; les imports ne changent pas les adresses.',
  'Several people are called {name}; add the e-mail address.':
    'Plusieurs personnes s’appellent {name, quoted} ; ajoutez l’adresse électronique.',
  'Person {id} is {name} here, and the row gives neither name nor e-mail address to compare. Correct the row, or leave {column} blank.':
    'La personne {id} est ici {name}, et la ligne ne donne ni nom ni adresse électronique à comparer. Corrigez la ligne, ou laissez {column} vide.',
  'Person {id} is {name} here, not {claimed}. Correct the row, or leave {column} blank.':
    'La personne {id} est ici {name}, pas {claimed, quoted}. Corrigez la ligne, ou laissez {column} vide.',
  'Nobody here has the number {id}, and a new person needs a name.':
    'Personne ici n’a le numéro {id}, et une nouvelle personne a besoin d’un nom.',
  'Nobody here has the address {email}, and a new person needs a name.':
    'Personne ici n’a l’adresse {email}, et une nouvelle personne a besoin d’un nom.',
  '{name} is longer than the {max} characters of a name.': '{name, quoted} dépasse les {max} caractères d’un nom.',
  '{name} is not known here, and a new person needs an e-mail address.':
    '{name, quoted} n’est pas connu ici, et une nouvelle personne a besoin d’une adresse électronique.',
  '{email} is not an e-mail address such as name@clinic.org.':
    '{email, quoted} n’est pas une adresse électronique telle que nom@clinique.org.',

  '{value} is no obligation that is known here; the field was left as it is.':
    '{value, quoted} n’est pas une obligation connue ici ; le champ reste tel quel.',

  'The number of the unit is blank. Fill in eq_id.': 'Le numéro de l’appareil est vide. Remplissez eq_id.',
  '{value} is not the number of a unit.': '{value, quoted} n’est pas le numéro d’un appareil.',
  'There is no unit {id} here. Import the equipment first, or correct the number.':
    'L’appareil {id} n’existe pas ici. Importez d’abord les équipements, ou corrigez le numéro.',
  'This is not a whole number from 1 on. Leave it blank for a new record.':
    'Ce n’est pas un nombre entier à partir de 1. Laissez-le vide pour un nouvel enregistrement.',
  'The number {id} occurs twice in this file. Remove one of the rows.':
    'Le numéro {id} figure deux fois dans ce fichier. Retirez une des lignes.',
  'New records get numbers of their own: {pairs}.':
    'Les nouveaux enregistrements reçoivent leurs propres numéros : {pairs}.',
  'New records get numbers of their own: {pairs} and {more} more.':
    'Les nouveaux enregistrements reçoivent leurs propres numéros : {pairs} et {more} de plus.',
  '{value} is not a date such as 2026-03-01 or 3/1/2026.':
    '{value, quoted} n’est pas une date telle que 2026-03-01 ou 3/1/2026 (mois d’abord).',
  'The type of the test is blank. Fill in test_type.': 'Le type du contrôle est vide. Remplissez test_type.',
  '{value} is not how the type is written. Write {type}.':
    'Le type ne s’écrit pas {value, quoted}. Écrivez {type, quoted}.',
  '{value} is no type of test. Write one of: {types}.':
    '{value, quoted} n’est pas un type de contrôle. Écrivez l’un de ceux-ci : {types}.',
  'The date of the test is blank. Fill in test_date.': 'La date du contrôle est vide. Remplissez test_date.',
  'The report is dated before the test.': 'La date du rapport précède celle du contrôle.',
  'The submission is dated before the test or its report.':
    'La date de l’envoi précède celle du contrôle ou de son rapport.',
  'The same person did the survey and reviewed it.': 'La même personne a fait le contrôle et l’a relu.',
  'Test {id} was deleted here. Bring it back first, or leave test_id blank for a new one.':
    'Le contrôle {id} a été supprimé ici. Rétablissez-le d’abord, ou laissez test_id vide pour un nouveau.',
  'Test {id} is another test here (unit {unit}, {type}, {date}). Correct the row, or leave test_id blank for a new one.':
    'Le contrôle {id} est ici un autre contrôle (appareil {unit}, {type}, {date}). Corrigez la ligne, ou laissez test_id vide pour un nouveau.',
  'Findings hang on test {id}, so that it cannot move to another unit.':
    'Des constats se rattachent au contrôle {id}, qui ne peut donc pas passer à un autre appareil.',
  'A finding of {date} was closed with test {id}, which can be neither earlier nor in the future.':
    'Un constat du {date} a été clos par le contrôle {id}, qui ne peut être ni antérieur ni dans le futur.',
  'Row {row} has the same type, date and unit.': 'La ligne {row} a le même type, la même date et le même appareil.',
  'Test {id} has the same type, date and unit. Write its number into test_id if it is the same.':
    'Le contrôle {id} a le même type, la même date et le même appareil. Si c’est le même, écrivez son numéro dans test_id.',
  '{email} is the address of {owner} here, not of {name}. The field was left as it is.':
    '{email, quoted} est ici l’adresse de {owner}, pas de {name, quoted}. Le champ reste tel quel.',
  '{name} is not known here (cells: {cells}); the field was left as it is. Add the person, or give the e-mail address in the file.':
    '{name, quoted} n’est pas connu ici (cellules : {cells}) ; le champ reste tel quel. Ajoutez la personne, ou donnez l’adresse électronique dans le fichier.',
  "Several people are called {name} (cells: {cells}); the field was left as it is. Give the person's number or e-mail address in the file.":
    'Plusieurs personnes s’appellent {name, quoted} (cellules : {cells}) ; le champ reste tel quel. Donnez le numéro ou l’adresse électronique de la personne dans le fichier.',
  'Person {id} is {name} here, the file says {other} (cells: {cells}). The number counts.':
    'La personne {id} est ici {name, quoted}, le fichier dit {other, quoted} (cellules : {cells}). C’est le numéro qui compte.',
  '{count} more names raise the same questions.': '{count} autres noms posent les mêmes questions.',
  'This date is blank. Every booking needs it.': 'Cette date est vide. Chaque visite en a besoin.',
  'Booking {id} is another booking here (unit {unit}, {date}). Correct the row, or leave schedule_id blank for a new one.':
    'La visite {id} est ici une autre visite (appareil {unit}, {date}). Corrigez la ligne, ou laissez schedule_id vide pour une nouvelle.',
  'Booking {id} belongs to unit {unit} and cannot move to another unit.':
    'La visite {id} concerne l’appareil {unit} et ne peut pas passer à un autre.',
  'Booking {id} is done or cancelled here and is not changed any more.':
    'La visite {id} est ici faite ou annulée et ne change plus.',
  'Row {row} books the same unit on the same day.': 'La ligne {row} prévoit le même appareil le même jour.',
  'Booking {id} is for the same unit on the same day. Write its number into schedule_id if it is the same.':
    'La visite {id} concerne le même appareil le même jour. Si c’est la même, écrivez son numéro dans schedule_id.',
  'The booking was made after its own day.': 'La visite a été notée après son propre jour.',

  'This date is before the date of manufacture.': 'Cette date précède la date de fabrication.',
  'This date is before the date of installation.': 'Cette date précède la date d’installation.',
  'This date is after the date of retirement.': 'Cette date est postérieure à la date de réforme.',
  'The unit is retired, but has no date of retirement.': 'L’appareil est réformé, mais sans date de réforme.',
  'The subclass belongs to another class.': 'La sous-classe appartient à une autre classe.',
  'This date is in the future.': 'Cette date est dans le futur.',

  'New classes: {names}.': 'Nouvelles classes : {names, quoted}.',
  'New classes: {names} and {more} more.': 'Nouvelles classes : {names, quoted} et {more} de plus.',
  'New subclasses: {names}.': 'Nouvelles sous-classes : {names, quoted}.',
  'New subclasses: {names} and {more} more.': 'Nouvelles sous-classes : {names, quoted} et {more} de plus.',
  'New manufacturers: {names}.': 'Nouveaux fabricants : {names, quoted}.',
  'New manufacturers: {names} and {more} more.': 'Nouveaux fabricants : {names, quoted} et {more} de plus.',
  'New rooms: {names}.': 'Nouvelles salles : {names, quoted}.',
  'New rooms: {names} and {more} more.': 'Nouvelles salles : {names, quoted} et {more} de plus.',
  'New capital categories: {names}.': 'Nouvelles catégories d’investissement : {names, quoted}.',
  'New capital categories: {names} and {more} more.':
    'Nouvelles catégories d’investissement : {names, quoted} et {more} de plus.',
  'New departments: {names}.': 'Nouveaux services : {names, quoted}.',
  'New departments: {names} and {more} more.': 'Nouveaux services : {names, quoted} et {more} de plus.',
  'New facilities: {names}.': 'Nouveaux établissements : {names, quoted}.',
  'New facilities: {names} and {more} more.': 'Nouveaux établissements : {names, quoted} et {more} de plus.',
  'New people: {names}.': 'Nouvelles personnes : {names, quoted}.',
  'New people: {names} and {more} more.': 'Nouvelles personnes : {names, quoted} et {more} de plus.',

  'This import cannot be taken back as a whole: {obstacles}.':
    'Cet import ne peut pas être annulé en entier : {obstacles, list}.',
  'This import cannot be taken back as a whole: {obstacles} and others.':
    'Cet import ne peut pas être annulé en entier : {obstacles, list}, entre autres.',
  '{record} was changed later ({who}, {date})': '{record, translated} a changé depuis ({who}, {date})',
  '{record} uses what it brought ({who}, {date})': '{record, translated} s’en sert ({who}, {date})',
  'unit {id}': 'l’appareil {id}',
  'person {id}': 'la personne {id}',
  'account {id}': 'le compte {id}',
  'class {id}': 'la classe {id}',
  'subclass {id}': 'la sous-classe {id}',
  'manufacturer {id}': 'le fabricant {id}',
  'department {id}': 'le service {id}',
  'facility {id}': 'l’établissement {id}',
  'test {id}': 'le contrôle {id}',
  'booking {id}': 'la visite {id}',
  'finding {id}': 'le constat {id}',
  'scenario {id}': 'le scénario {id}',
  'document {id}': 'le document {id}',
  'obligation {id}': 'l’obligation {id}',
};
