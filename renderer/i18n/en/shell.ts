/** Words of what surrounds the pages. */
export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main navigation',
  brandHome: 'REMS Workstation, home',
  administration: 'Administration',
  menu: { open: 'Open the menu', close: 'Close the menu' },
  places: {
    home: 'Home',
    equipment: 'Equipment',
    imports: 'Import',
    lookups: 'Lookups',
    about: 'About',
  },
  search: {
    button: 'Search units, pages, actions',
    placeholder: 'Search by any fragment: serial number, room, model, name…',
    units: 'Units',
    pages: 'Pages',
    actions: 'Actions',
    newUnit: 'New unit',
    more_one: 'Show {{count}} match in the list',
    more_other: 'Show all {{count}} matches in the list',
    nothing: 'Nothing matches. Try fewer or shorter words.',
    searching: 'Searching…',
  },
  account: {
    open: 'Account of {{name}}',
    label: 'Account',
    noEmail: 'No e-mail address',
    language: 'Language',
    theme: 'Theme',
    signOut: 'Sign out',
    leaveTitle: 'Sign out without saving?',
    leaveMessage: 'A form has changes that are not saved. They are lost when you sign out.',
  },
  theme: { light: 'Light', dark: 'Dark', auto: 'System' },
  offline: {
    title: 'Not connected',
    message:
      'The workstation does not answer at the moment. What you typed stays here; the connection comes back by itself. Save again afterwards.',
  },
  unreachable: {
    title: 'The workstation does not answer',
    hint: 'This page tries again every few seconds. If it stays like this, check that the workstation is switched on and on the same network.',
  },
  notFound: {
    title: 'Page not found',
    heading: 'There is no page at this address',
    message: 'It may have been moved, or the address was typed with a mistake.',
    home: 'Go to home',
  },
  notAllowed: {
    title: 'Not allowed',
    heading: 'The roles of {{name}} do not include this page',
    message: 'Ask your administrator if you need it, or sign in with another account.',
  },
  crash: {
    title: 'This page could not be shown',
    message:
      'Your data is safe: nothing was changed by this. Load the window again; if it happens again, tell your administrator what you were doing.',
    reload: 'Load again',
    home: 'Go to home',
  },
};
