import type { SignInMethod } from '../../shared/auth.ts';

/** The one thing kept in the browser: nobody is known yet whose preference it could be. It names no person. */
const key = 'rems.sign-in-method';

/** How people signed in here last, when that is still possible; else the usual way. */
export function rememberedMethod(methods: readonly SignInMethod[]): SignInMethod {
  const kept = stored();
  return methods.find((method) => method === kept) ?? methods[0] ?? 'local';
}

/** Keeps the choice for the next time. */
export function rememberMethod(method: SignInMethod): void {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: nobody is signed in whose preference it could be
    localStorage.setItem(key, method);
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}

function stored(): string | null {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: see rememberMethod
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
