/** How the recorded reason of an imported name begins, by its origin; what somebody wrote follows after a colon. */
export const importReasons = {
  environment: 'Imported from AUTHORIZED_USERS',
  list: 'Imported from a pasted list',
} as const;
