/** Rules of access. */
export const access = {
  title: 'Rules of access',
  lead: 'How people get in and how long they stay. What you save holds at once, for open sessions too.',
  readOnly: 'Changing these rules needs the right “Manage access”.',
  clinic: 'The clinic',
  clinicName: 'Name of the clinic',
  clinicNameHint: 'Shown on the sign-in page. Passwords may not be built on it.',
  passwords: 'Passwords',
  passwordMinLength: 'Shortest password, in characters',
  passwordMinLengthHint:
    'From {{least}} to 64; {{usual}} is usual. Existing passwords stay until they are changed. The directory has its own rule.',
  sessions: 'Sessions',
  idleMinutes: 'Lock after, in minutes without use',
  idleMinutesHint: 'From 1 to 60. The form stays; the same person goes on with the password.',
  sessionHours: 'End after, in hours',
  sessionHoursHint: 'From 1 to 24, whatever happens meanwhile.',
  whitelist: 'Whitelist',
  whitelistEnforced: 'Only names on the whitelist may sign in',
  whitelistOn: 'A name that is missing or removed is refused before any password is looked at.',
  whitelistOff:
    'Switched off: whoever has an active account may sign in, and removing a name from the list keeps nobody out.',
  whitelistLink: 'Open the whitelist',
  devices: 'Devices',
  deviceApproval: 'Browsers of other PCs must be let in first',
  devicesOn:
    'Only browsers that an administrator let in with a code may sign in. Switching it on signs out the others. The workstation itself, access tokens and calendar addresses are not asked.',
  devicesOff: 'Switched off: whoever reaches the workstation over the network may try to sign in.',
  devicesLink: 'Open the devices',
  secondFactor: 'Second factor',
  secondFactorLead:
    'Who holds one of these roles needs a code of an authenticator app beside the password, and sets it up at the next sign-in.',
  secondFactorRoles: 'Roles that need a second factor',
  holders_one: '{{count, number}} account holds it',
  holders_other: '{{count, number}} accounts hold it',
  holdersNone: 'Nobody holds it',
  problems: {
    passwordMinLength: 'Type a whole number from {{least}} to 64.',
    idleMinutes: 'Type a whole number from 1 to 60.',
    sessionHours: 'Type a whole number from 1 to 24.',
  },
  saved: 'The rules of access were saved.',
  offTitle: 'Switch the whitelist off?',
  offMessage:
    'Everybody with an active account may sign in then, also people of the directory whose names are not on the list.',
  offConfirm: 'Switch it off',
};
