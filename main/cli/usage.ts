/** The words of a command are wrong; the message says which. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `rems` and `rems help` print. */
export const usage = `rems <command> [--data DIR] [--json] [--recovery-key-stdin]

  init --admin NAME [--email E] [--password-stdin] [--recovery-out FILE] [--demo]
  users list
  users create NAME [--email E] [--role ROLE]… [--no-whitelist] [--password-stdin]
  users reset-password NAME [--password-stdin] [--random]
  users reset-second-factor NAME
  users activate NAME
  users deactivate NAME [--reason TEXT]
  users why NAME
  whitelist list
  whitelist add NAME [--reason TEXT]
  whitelist remove NAME [--reason TEXT]
  whitelist import-env
  ldap test [--user NAME] [--password-stdin]
  ldap import-env FILE
  import rems|equipment|tests|bookings|people|facilities FILE [--dry-run] [--all-or-nothing] [--blank-cells rems|keep|clear]
                                      (CSV or .xlsx; rems: the backup or the workbook of a REMS)
  import undo IMPORT_ID
  export equipment [--view list|capital] [--format csv|xlsx] [--bom] [--out FILE]
  export tests|bookings|people|facilities [--format csv|xlsx] [--bom] [--out FILE]
  export workbook [--out FILE]
  backup now
  backup list
  backup verify SET|latest            (SET: a name from the list, or the path of a set's folder)
  backup restore SET|latest [--to DIR] [--yes]   (in place, or as a data folder of its own)
  backup drill
  rotate-key                          (a new database key, same data, after a proven backup)
  doctor
  audit verify
  audit export [--format csv|json] [--out FILE]
  health [--url URL]
  recover [--accept-rollback] [--older-keyring] [--yes]

Roles: administrator, physicist, physics-assistant, technologist, viewer, user, principal-investigator,
       and those that an administrator made.
Secrets are prompted for, or read from standard input; they are never arguments.
Exit codes: 0 done or healthy, 1 refused or a check failed, 2 wrong usage, 3 the database cannot be opened.
`;
