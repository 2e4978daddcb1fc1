import type { Host } from '../bench/host.ts';
import type { PartReport } from './report.ts';
import { openBrowser } from './wire.ts';

/** What malformed requests must keep to (security page, T4). */
const targets = { faults: 0, hangs: 0, growth: 50 } as const;
const seed = 20_260_106;

/** Sends so many malformed requests and answers what became of them. */
export type SendMalformed = (order: {
  readonly url: string;
  readonly authority: string;
  readonly count: number;
  readonly seed: number;
  readonly cookie: string;
  readonly openApi: unknown;
}) => Promise<{
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly faults: readonly { readonly status: number; readonly what: string }[];
  readonly hangs: readonly string[];
}>;

/** Malformed requests of every kind, as somebody who is signed in: none may meet a fault, and the host must be there afterwards. */
export async function loadMalformed(
  report: PartReport,
  options: {
    readonly host: Pick<Host, 'memory'>;
    readonly url: string;
    readonly ca: string;
    readonly cookie: string;
    readonly count: number;
    readonly sendMalformed: SendMalformed;
  },
): Promise<void> {
  const { host, url, ca, cookie, count, sendMalformed } = options;
  const browser = await openBrowser({ url, ca, cookie });
  const openApi: unknown = JSON.parse((await browser.get('/openapi.json')).text);
  const before = await host.memory();
  const outcome = await sendMalformed({ url, authority: ca, count, seed, cookie, openApi });
  const after = await host.memory();
  browser.close();
  const fresh = await openBrowser({ url, ca, cookie });
  const { status } = await fresh.get('/health');
  fresh.close();
  report.number('malformed requests', outcome.sent, '', { least: count });
  report.fact(
    'answers',
    Object.entries(outcome.statuses)
      .map(([answer, times]) => `${answer}: ${times}`)
      .join(', '),
  );
  report.number('answers of 500 and above', outcome.faults.length, '', { most: targets.faults });
  for (const { status: fault, what } of outcome.faults.slice(0, 5)) report.fact(`fault ${fault}`, what.slice(0, 80));
  report.number('neither answered nor closed in a second', outcome.hangs.length, '', { most: targets.hangs });
  for (const what of outcome.hangs.slice(0, 5)) report.fact('hang', what.slice(0, 80));
  if (before !== undefined && after !== undefined)
    report.number('memory, growth', after - before, 'MB', { most: targets.growth });
  report.fact('/health afterwards', String(status), '200', status === 200);
}
