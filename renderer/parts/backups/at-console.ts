/**
 * Whether this screen is at the workstation itself: its own window, or a browser that runs on it. The core decides again for every
 * act; this only keeps people from filling in what would be refused.
 */
export function isAtConsole(
  view: { readonly rems?: unknown; readonly location: { readonly hostname: string } } = window,
): boolean {
  return view.rems !== undefined || /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(view.location.hostname);
}
