import type { z } from 'zod';
import type { networkContract } from '../../shared/network.ts';
import type { ListenerFacts } from '../ports.ts';
import {
  type Served,
  type Trial,
  tryChain,
  tryHeaders,
  tryHealth,
  tryProtocols,
  trySignInPage,
} from '../tls/https-trials.ts';

type Items = z.output<(typeof networkContract)['test']['output']>['items'];

const dayMs = 86_400_000;

const trials: readonly { readonly what: string; readonly run: (served: Served) => Promise<Trial> }[] = [
  { what: 'It answers over HTTPS.', run: tryHealth },
  { what: 'The page comes.', run: trySignInPage },
  { what: 'TLS and ciphers are the good ones.', run: tryProtocols },
  { what: 'The certificate comes with its chain.', run: tryChain },
  { what: 'Browsers are told to keep others out.', run: tryHeaders },
];

/** While there is nothing to call. */
export const switchedOff: Items[number] = {
  what: 'It answers over HTTPS.',
  state: 'warning',
  evidence: 'It is switched off, so that nothing answers.',
};

/** Calls the listener of this machine as a browser does. */
export async function tryListener(listener: ListenerFacts, now: Date): Promise<Items> {
  const items: Items = [];
  for (const { what, run } of trials) {
    const { good, evidence } = await run(listener);
    items.push({ what, state: good ? 'ok' : 'failed', evidence });
  }
  const days = Math.floor((listener.certificateEnds.getTime() - now.getTime()) / dayMs);
  items.push({
    what: 'The certificate is valid.',
    state: days < 0 ? 'failed' : days < 30 ? 'warning' : 'ok',
    evidence: days < 0 ? 'The certificate has expired.' : `The certificate is valid for ${days} more days.`,
  });
  return items;
}
