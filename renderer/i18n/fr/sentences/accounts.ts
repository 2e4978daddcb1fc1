import type { SentenceTable } from '../../sentences.ts';

/** Signing in, accounts, people, the first run and what an account may do. */
export const accounts: SentenceTable = {
  'The username or the password is not right. Check both and try again.':
    'Le nom d’utilisateur ou le mot de passe n’est pas correct. Vérifiez les deux, puis réessayez.',
  'Too many people are signing in right now. Try again in a few seconds.':
    'Trop de personnes se connectent en ce moment. Réessayez dans quelques secondes.',
  'Too many attempts. Wait 1 second and try again.': 'Trop de tentatives. Attendez une seconde, puis réessayez.',
  'Too many attempts. Wait {count} seconds and try again.':
    'Trop de tentatives. Attendez {count} secondes, puis réessayez.',
  'Too many attempts. Wait 1 minute and try again.': 'Trop de tentatives. Attendez une minute, puis réessayez.',
  'Too many attempts. Wait {count} minutes and try again.':
    'Trop de tentatives. Attendez {count} minutes, puis réessayez.',
  'Sign in first.': 'Connectez-vous d’abord.',
  'Signing in needs a window or a browser.': 'La connexion se fait dans une fenêtre ou un navigateur.',
  'The current password is not right.': 'Le mot de passe actuel n’est pas correct.',
  'This is not your current password.': 'Ce n’est pas votre mot de passe actuel.',
  'Choose a password that differs from the current one.': 'Choisissez un mot de passe différent de l’actuel.',
  'This is your current password. Choose another one.': 'C’est votre mot de passe actuel. Choisissez-en un autre.',
  'Change your password before you go on.': 'Changez votre mot de passe avant de continuer.',
  'Your account may not do this. Ask an administrator for the right.':
    'Votre compte n’y est pas autorisé. Demandez ce droit à un administrateur.',
  'Preferences belong to an account; sign in to keep some.':
    'Les préférences appartiennent à un compte ; connectez-vous pour les conserver.',
  'Preferences are kept for {max} lists at most.': 'Les préférences sont conservées pour {max} listes au plus.',

  'A username has at least 3 characters.': 'Un nom d’utilisateur a au moins 3 caractères.',
  'A username has at most 80 characters.': 'Un nom d’utilisateur a au plus 80 caractères.',
  'A username has no blanks and none of \\ / " [ ] : ; | = , + * ? < >':
    'Un nom d’utilisateur ne contient ni espace ni aucun des signes \\ / " [ ] : ; | = , + * ? < >',
  'A password has at least {min} characters. A short sentence works well.':
    'Un mot de passe a au moins {min} caractères. Une courte phrase convient bien.',
  'A password has at most {max} characters.': 'Un mot de passe a au plus {max} caractères.',

  'There is an account with this username already. Choose another one.':
    'Un compte porte déjà ce nom d’utilisateur. Choisissez-en un autre.',
  'Another account has this e-mail address already.': 'Un autre compte a déjà cette adresse électronique.',
  'There is no account "{name}". The list of accounts shows every name.':
    'Le compte « {name} » n’existe pas. La liste des comptes montre tous les noms.',
  'This account signs in with the directory. Its password is changed there.':
    'Ce compte se connecte par l’annuaire. Son mot de passe se change là-bas.',

  'This person does not exist any more. Read the list again.': 'Cette personne n’existe plus. Actualisez la liste.',
  'Somebody already has this e-mail address. Type a different one.':
    'Quelqu’un a déjà cette adresse électronique. Saisissez-en une autre.',
  'Somebody else changed this person. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette personne. Comparez les deux valeurs et enregistrez de nouveau.',
  '{name} is named by another record and cannot be removed.':
    '{name} figure dans un autre enregistrement et ne peut pas être retiré.',
  'Choose at least one role.': 'Choisissez au moins un rôle.',
  'Type an e-mail address such as name@clinic.org.': 'Saisissez une adresse électronique telle que nom@clinique.org.',

  'The set-up code was wrong too often. Restart the program: it prints a new one.':
    'Le code d’installation a été faux trop souvent. Redémarrez le programme : il en affiche un nouveau.',
  'This is not the set-up code. It was printed with the address when the program started.':
    'Ce n’est pas le code d’installation. Il a été affiché avec l’adresse au démarrage du programme.',
  'This installation is already set up.': 'Ce poste est déjà installé.',
  'This installation is already set up. Sign in instead.': 'Ce poste est déjà installé. Connectez-vous.',
  'Set-up is already at work in another window. Wait a moment.':
    'L’installation est déjà en cours dans une autre fenêtre. Patientez un instant.',
  'This recovery sheet is not the present one. Go back a step and print the new sheet.':
    'Cette feuille de secours n’est plus la bonne. Revenez d’une étape et imprimez la nouvelle feuille.',
  'The groups do not match the sheet. Read them again and type them as printed.':
    'Les groupes ne correspondent pas à la feuille. Relisez-les et saisissez-les comme imprimés.',
};
