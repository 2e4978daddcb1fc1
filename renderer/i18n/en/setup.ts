/** Words of the first run and of unlocking. */
export const setup = {
  progress: 'Step {{at}} of {{of}}',
  next: 'Continue',
  finish: 'Create the database',
  working: 'The encrypted database is being created. This takes a few seconds.',
  steps: {
    folder: 'Welcome to REMS Workstation',
    administrator: 'First administrator',
    recovery: 'Recovery sheet',
    start: 'How would you like to begin?',
  },
  leads: {
    folder: 'Four short steps set up this workstation. Everything stays on this machine, in one encrypted database.',
    administrator: 'This account can do everything and creates the accounts of your colleagues.',
    recovery:
      'If this machine is lost or replaced, this key is the only way to open your data elsewhere. It is shown once: print it now and keep it in a safe place.',
    start: 'You can do any of this later too.',
  },
  folder: { label: 'Data folder' },
  origin: {
    label: 'What do you want to do?',
    new: {
      title: 'Set up a new installation',
      text: 'An empty database with its own keys and a first administrator.',
    },
    backup: {
      title: 'Start again from a backup',
      text: 'On a new machine, or after a loss: from a drive or a network folder, with the recovery key.',
    },
  },
  backup: {
    title: 'Start again from a backup',
    lead: 'Choose the newest backup that was proven. It is checked once more before it is put in place.',
    setAside: 'What lies in the data folder now is set aside and kept. Nothing is deleted.',
    folder: 'Folder of the backups',
    folderHint: 'Such as E:\\REMS backups or /media/blue-drive, written in full as this machine sees it.',
    folderMissing: 'Type the folder in full.',
    other: 'Look in another folder',
    look: 'Look there',
    found: 'Backups in {{folder}}',
    none: 'There is no backup in {{folder}}.',
    noneHint: 'Look on a drive or a network folder to which backups were copied.',
    proven: 'proven {{when}}',
    choose: 'Choose one of the backups.',
    key: 'From the recovery sheet of that installation; capitals, blanks and dashes do not matter.',
    keyOptional: 'Only needed when this machine has no key of its own for that backup.',
    keyMissing: 'Type the recovery key from the printed sheet.',
    submit: 'Start from this backup',
    working: 'The backup is being checked and put in place. This takes a few minutes; leave the window open.',
    elsewhere:
      'A backup is put in place at the workstation itself: open this page there, or use “rems backup restore”.',
    fold: 'Start again from a backup instead',
  },
  startLog: {
    title: 'The last lines of the log',
    hint: 'For whoever helps you. They hold no patient data and no keys.',
    none: 'The log is empty.',
  },
  maintenance: {
    title: 'One moment, please',
    lead: 'The data are closed for a short while. This page goes on by itself.',
    kept: 'What you had typed is kept on this screen.',
  },
  code: {
    label: 'Set-up code',
    hint: 'It was printed together with this address when the workstation started.',
    missing: 'Type the code that was printed with the address.',
  },
  administrator: {
    username: 'Username',
    email: 'E-mail address (optional)',
    emailWrong: 'Type an e-mail address such as name@clinic.org.',
  },
  recovery: {
    sheet: 'Recovery sheet',
    sheetTitle: 'REMS Workstation recovery key',
    fingerprint: 'Fingerprint',
    printed: 'Made',
    advice:
      'Whoever holds this sheet and a copy of the data can read it. Keep it locked away, away from the workstation, and tell a second person where it is.',
    print: 'Print the sheet',
    pdf: 'PDF with a code to scan',
    retype: 'Type two groups from the paper, so that you know it is readable:',
    group: 'Group {{number}}',
    empty: 'Type this group from the sheet.',
    different: 'This differs from the sheet. Compare it character by character.',
  },
  start: {
    sample: {
      title: 'Look around in the sample clinic',
      text: 'About 60 realistic units in four facilities. One click removes them again.',
    },
    file: {
      title: 'Import a file',
      text: 'Everything from REMS in one file, its backup, or a CSV file of its equipment. You see every difference before anything is written.',
    },
    empty: { title: 'Start empty', text: 'Add the first unit by hand.' },
  },
  unlock: {
    title: 'The database is locked',
    titleBroken: 'The database cannot be opened',
    why: 'What happened',
    key: 'Recovery key',
    keyHint: 'All groups from the recovery sheet. Capitals, blanks and dashes do not matter.',
    submit: 'Open with the recovery key',
    accept: {
      'older-keyring': 'Go on with the newest intact copy of the keyring',
      rollback: 'Go on with the data as they are, without the missing records',
    },
    acceptHint: 'The decision is kept in the audit trail.',
    recheck: 'Check again',
    states: {
      READY: 'The database is open.',
      SETUP: 'This workstation is not set up yet.',
      KEYRING_MISSING:
        'The keyring file is missing. The recovery key opens the data together with an intact copy of the keyring.',
      KEYRING_DAMAGED:
        'The keyring file is damaged. The recovery key opens the data together with an intact copy of the keyring.',
      KEY_UNAVAILABLE: 'This machine cannot release its key. The recovery key from the printed sheet opens the data.',
      KEY_MISMATCH:
        'The key on this machine belongs to other data. The recovery key from the printed sheet opens the data.',
      DB_MISSING: 'The keys are here, but the database file is not.',
      DB_CORRUPT: 'The database file is damaged. Nothing was changed.',
      APP_TOO_OLD: 'The database was written by a newer version of this program.',
      DATA_ROLLED_BACK: 'The database is older than what this workstation last wrote.',
      MIGRATION_FAILED: 'The database could not be brought up to date. It was left as it was.',
      FOLDER_REFUSED: 'The data folder cannot be used where it is.',
      MAINTENANCE: 'The data are closed for a short while.',
    },
  },
};
