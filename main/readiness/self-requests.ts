import { type Served, type Trial, tryHeaders, tryHealth, tryProtocols, trySignInPage } from '../tls/https-trials.ts';
import { type Finding, failed, ok } from './finding.ts';

/** Where this workstation's own listener is, and the authority that signed for it (PEM, empty when there is none). */
export type Self = Served;

const advice = 'Restart the service; if it stays, keep the log and tell whoever looks after this program.';

/** A trial of the own listener as a finding. */
function found(trial: (served: Served) => Promise<Trial>): (self: Self) => Promise<Finding> {
  return async (self) => {
    const { good, evidence } = await trial(self);
    return good ? ok(evidence) : failed(evidence, advice);
  };
}

/** What the listener of this workstation shows when it is called as a browser calls it. */
export const selfRequests = {
  health: found(tryHealth),
  signInPage: found(trySignInPage),
  headers: found(tryHeaders),
  protocols: found(tryProtocols),
};
