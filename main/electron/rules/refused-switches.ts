/** Switches that open a debugger, weaken the sandbox or the origin checks, or send traffic elsewhere. */
const refused: readonly RegExp[] = [
  /^remote-(debugging|allow-origins)/,
  /^(inspect|debug|js-flags|wait-for-debugger)/,
  /^no-sandbox/,
  /^disable-[a-z-]*sandbox/,
  /^(single-process|no-zygote|in-process-gpu)$/,
  /^disable-(web-security|site-isolation|features)/,
  /^enable-(blink-features|experimental|logging)/,
  /^allow-(file-access|running-insecure)/,
  /^(ignore-certificate-errors|unsafely-treat)/,
  /^(host-rules|host-resolver-rules|proxy-|log-net-log|user-data-dir|password-store)/,
  /^(load-extension|browser-subprocess-path|[a-z]+-(cmd-prefix|launcher))/,
];

/**
 * The command-line switches that a packaged app does not start with (E4, E20).
 * Chromium also takes one dash and, on Windows, a slash and any case.
 */
export function refusedSwitches(args: readonly string[], platform: NodeJS.Platform): readonly string[] {
  const prefix = platform === 'win32' ? /^(--?|\/)/ : /^--?/;
  return args.filter((arg) => {
    if (!prefix.test(arg)) return false;
    const name = arg.replace(prefix, '').toLowerCase();
    return refused.some((pattern) => pattern.test(name));
  });
}
