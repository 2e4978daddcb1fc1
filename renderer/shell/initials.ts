/** The first two characters of a username, whatever the script: `AD` of `admin`. */
export function initialsOf(username: string): string {
  return [...username].slice(0, 2).join('').toUpperCase();
}
