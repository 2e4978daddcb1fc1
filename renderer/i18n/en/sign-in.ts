/** Words of signing in and changing a password. */
export const signIn = {
  title: 'Sign in',
  returning: 'Your session ended, {{name}}. Sign in again: your unsaved changes are still here.',
  username: 'Username',
  password: 'Password',
  submit: 'Sign in',
  version: 'Version {{version}}',
  wait: {
    title: 'Too many attempts',
    seconds_one: 'You can try again in {{count}} second.',
    seconds_other: 'You can try again in {{count}} seconds.',
    minutes: 'You can try again in {{minutes}} and {{seconds}}.',
    minutesPart_one: '{{count}} minute',
    minutesPart_other: '{{count}} minutes',
    secondsPart_one: '{{count}} second',
    secondsPart_other: '{{count}} seconds',
    over: 'You can try again now.',
  },
  change: {
    title: 'Choose your own password',
    lead: 'The password of {{name}} was set by an administrator. Choose one that only you know.',
    current: 'Password you signed in with',
    currentHint: 'The one your administrator gave you.',
    currentMissing: 'Type the password you signed in with.',
    submit: 'Change password',
    signOut: 'Sign out',
  },
};
