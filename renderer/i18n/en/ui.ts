/** Words of the shared parts. */
export const ui = {
  confirm: { cancel: 'Cancel' },
  unsaved: {
    title: 'Leave without saving?',
    message: 'This page has changes that are not saved. They are lost when you leave.',
    leave: 'Leave without saving',
    stay: 'Stay on this page',
  },
  errors: {
    title: 'That did not work',
    requestId: 'Reference for the log: {{id}}',
    retry: 'Try again',
    offline: 'The workstation cannot be reached. Your work stays here; try again when it is back.',
    INTERNAL:
      'Something went wrong inside the workstation. Try again; if it stays, tell your administrator the reference.',
    FORBIDDEN: 'Your account may not do this. Ask your administrator.',
    UNAUTHENTICATED: 'You are signed out. Sign in again to go on.',
    RATE_LIMITED: 'Too many attempts. Wait a moment and try again.',
    UNAVAILABLE: 'The database is not available right now. Try again in a moment.',
  },
  loading: 'Loading…',
  close: 'Close',
  save: 'Save',
  cancel: 'Cancel',
  back: 'Back',
  none: 'None',
  show: 'Show',
  hide: 'Hide',
};
