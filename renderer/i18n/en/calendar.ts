/** The own calendar. */
export const calendar = {
  title: 'Your calendar',
  lead: 'Bookings in Outlook, Apple Calendar and others, always up to date. Nothing about patients is in it.',
  scope: 'What it holds',
  scopes: { mine: 'My bookings', all: 'All bookings and last days' },
  scopeLead: {
    mine: 'Visits that are booked for you.',
    all: 'Every visit, and the days on which obligations end.',
  },
  notLinked: 'Your account is not linked to a person, so that no booking is yours.',
  create: 'Make an address',
  renew: 'New address',
  renewTitle: 'Make a new address?',
  renewMessage: 'The present address shows nothing any more. Calendars that use it must be given the new one.',
  file: 'Save as a file',
  state: 'Address',
  active: 'In use',
  inactive: 'None',
  made: 'Made on',
  lastRead: 'Last read',
  neverRead: 'Not yet',
  revoke: 'Revoke',
  revokeTitle: 'Revoke the address?',
  revokeMessage: 'Whoever has the address reads nothing any more, on all your devices.',
  revoked: 'The address is revoked.',
  once: 'This address is shown only now',
  onceLead:
    'Whoever knows it can read the calendar without signing in. Give it to your calendar program, not to people.',
  address: 'Address of your calendar',
  afterHost:
    'Write the address of this workstation, as colleagues open it in a browser, in front of it. It works while this workstation is reachable in the network.',
  kept: 'Done',
  how: 'How to add it',
  outlook: 'Outlook: Calendar, Add calendar, From Internet, paste the address.',
  apple:
    'Apple Calendar: File, New Calendar Subscription, paste the address. iPhone: Settings, Calendar, Accounts, Add Account, Other.',
  google:
    'Google Calendar and Outlook on the web cannot reach an address inside the network of the clinic. Bookings for you come there as invitations by mail, or save the calendar as a file and import it.',
};
