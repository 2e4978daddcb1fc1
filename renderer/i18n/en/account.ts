/** Words of the own account. */
export const account = {
  title: 'Your account',
  facts: {
    lead: 'An administrator can change what is written here.',
    email: 'E-mail',
    source: 'Signs in with',
    sources: { local: 'a password of this workstation', directory: 'the account of the organisation' },
    roles: 'Roles',
    lastSignIn: 'Last signed in',
    ends: 'This session ends at the latest',
    none: 'None',
  },
  password: {
    title: 'Password',
    lead: 'Changing it signs you out everywhere else.',
    directory: 'Your password belongs to the account of your organisation. Change it there, as you do for your e-mail.',
    change: 'Change password',
    changed: 'Your password is changed. Your other sessions have ended.',
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'Windows and browsers that are open with your account. End what you do not recognise, then change your password.',
    others: 'Sign out everywhere else',
    othersTitle: 'Sign out everywhere else?',
    othersMessage: 'Your other sessions end at once; what was not saved there is lost. This one stays.',
    all: 'Sign out everywhere',
    allTitle: 'Sign out everywhere?',
    allMessage: 'All your sessions end at once, this one too; what was not saved is lost.',
    allUnsaved: 'A form here has changes that are not saved. All your sessions end at once, this one too.',
    ended_one: '{{count}} other session has ended.',
    ended_other: '{{count}} other sessions have ended.',
  },
};
