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
  'The year must be 1900 or later.': 'L’année doit être 1900 ou plus tard.',
  'A cost is 0 or more, in thousands of dollars.': 'Un coût est de 0 ou plus, en milliers de dollars.',
  'A lifetime is at most 100 years.': 'Une durée de vie est d’au plus 100 ans.',
};
