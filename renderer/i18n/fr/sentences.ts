/** French for sentences that the core writes in English: field messages of the contract and refusals that people meet. */
export const french: Readonly<Record<string, string>> = {
  'Type a name.': 'Saisissez un nom.',
  'A name has at most 200 characters.': 'Un nom a au plus 200 caractères.',
  'Type an e-mail address such as name@clinic.org.': 'Saisissez une adresse électronique telle que nom@clinique.org.',
  'Choose at least one role.': 'Choisissez au moins un rôle.',
  'A username has at least 3 characters.': 'Un nom d’utilisateur a au moins 3 caractères.',
  'A username has at most 80 characters.': 'Un nom d’utilisateur a au plus 80 caractères.',
  'A username has no blanks and none of \\ / " [ ] : ; | = , + * ? < >':
    'Un nom d’utilisateur ne contient ni espace ni aucun des signes \\ / " [ ] : ; | = , + * ? < >',
  'A password has at least 15 characters. A short sentence works well.':
    'Un mot de passe a au moins 15 caractères. Une courte phrase convient bien.',
  'A password has at most 128 characters.': 'Un mot de passe a au plus 128 caractères.',
  'The username or the password is not right. Check both and try again.':
    'Le nom d’utilisateur ou le mot de passe n’est pas correct. Vérifiez les deux, puis réessayez.',
  'The current password is not right.': 'Le mot de passe actuel n’est pas correct.',
  'This is not your current password.': 'Ce n’est pas votre mot de passe actuel.',
  'Choose a password that differs from the current one.': 'Choisissez un mot de passe différent de l’actuel.',
  'This is your current password. Choose another one.': 'C’est votre mot de passe actuel. Choisissez-en un autre.',
  'Too many people are signing in right now. Try again in a few seconds.':
    'Trop de personnes se connectent en ce moment. Réessayez dans quelques secondes.',
  'This is not the set-up code. It was printed with the address when the program started.':
    'Ce n’est pas le code d’installation. Il a été affiché avec l’adresse au démarrage du programme.',
  'The set-up code was wrong too often. Restart the program: it prints a new one.':
    'Le code d’installation a été faux trop souvent. Redémarrez le programme : il en affiche un nouveau.',
  'This installation is already set up.': 'Ce poste est déjà installé.',
  'Set-up is already at work in another window. Wait a moment.':
    'L’installation est déjà en cours dans une autre fenêtre. Patientez un instant.',
  'This recovery sheet is not the present one. Go back a step and print the new sheet.':
    'Cette feuille de secours n’est plus la bonne. Recommencez ici et imprimez la nouvelle feuille.',
  'The groups do not match the sheet. Read them again and type them as printed.':
    'Les groupes ne correspondent pas à la feuille. Relisez-les et saisissez-les comme imprimés.',
  'The year must be 1900 or later.': 'L’année doit être 1900 ou plus tard.',
  'A cost is 0 or more, in thousands of dollars.': 'Un coût est de 0 ou plus, en milliers de dollars.',
  'A lifetime is at most 100 years.': 'Une durée de vie est d’au plus 100 ans.',
};
