import { appCode } from './authenticator.ts';
import type { Actor, TestCore } from './core.ts';

/** Sets up a second factor for an account of the template installation. */
export async function enrol(
  test: TestCore,
  actor: Actor,
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
  const { secret } = await test.as(actor).secondFactor.begin({});
  const code = appCode(secret, test.clock.now());
  const { recoveryCodes } = await test.as(actor).secondFactor.confirm({ code });
  return { secret, recoveryCodes };
}
