/** Words of signing in and locking, the second step and changing a password. */
export const signIn = {
  unkept: {
    title: 'The browser did not keep the session',
    message:
      'The password was right. Open the address that the workstation shows, beginning with https://, allow cookies for it, and check that the date and time of this computer are right. Then sign in again.',
  },
  title: 'Sign in',
  returning: 'Your session ended, {{name}}. Sign in again: your unsaved changes are still here.',
  username: 'Username',
  password: 'Password',
  submit: 'Sign in',
  method: {
    label: 'Account',
    local: 'REMS account',
    directory: 'Organisation',
    directoryHint: 'The name and password that you use for your computer at work.',
    tried: {
      local:
        'This was tried with a REMS account. If you sign in with the account of your organisation, choose it below.',
      directory:
        'This was tried with the account of your organisation. If an administrator of REMS gave you a password, choose the REMS account below.',
    },
  },
  code: {
    title: 'One more step',
    lead: 'The password of {{name}} is right. Now the code of the second factor.',
    back: 'Back to the password',
  },
  lock: {
    title: 'Locked',
    lead: '{{name}} is signed in. Type your password to go on where you were.',
    leadCode: '{{name}} is signed in. Type the code of your second factor to go on.',
    submit: 'Unlock',
    else: 'Sign in as somebody else',
    elseTitle: 'Sign out without saving?',
    elseMessage: 'A form has changes that are not saved. They are lost when somebody else signs in.',
    elseSubmit: 'Sign out',
  },
  stepUp: {
    title: 'Type your password again',
    lead: 'What you are about to do matters: show that it is still you, {{name}}.',
    submit: 'Go on',
  },
  version: 'Version {{version}}',
  warned: 'Did your browser warn before this page? Ask your administrator to make this device trust the workstation.',
  wait: {
    title: 'Too many attempts',
    seconds_one: 'You can try again in {{count}} second.',
    seconds_other: 'You can try again in {{count}} seconds.',
    wholeMinutes_one: 'You can try again in {{count}} minute.',
    wholeMinutes_other: 'You can try again in {{count}} minutes.',
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
    present: 'Present password',
    presentMissing: 'Type your present password.',
    currentMissing: 'Type the password you signed in with.',
    submit: 'Change password',
    signOut: 'Sign out',
  },
};
