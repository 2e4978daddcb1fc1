/**
 * Whether the page is being left: the address is another page's already while this one is still drawn, or another page is on its way. What
 * is written into the address then would bring the page back.
 *
 * @param here the path of the page as it is drawn
 * @param present the path in the address bar
 * @param next the path that is on its way; undefined for none
 */
export function isLeaving(here: string, present: string, next: string | undefined): boolean {
  return present !== here || (next !== undefined && next !== here);
}
