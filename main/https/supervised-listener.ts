import type { Clock, ListenerFacts, Log, ServedCertificate } from '../ports.ts';
import { askSelf, noAnswerInTime } from './self-request.ts';
import { codeOf, defaultSupervision, type SupervisedFacts, type Supervision, supervise } from './supervision.ts';
import type { ThreadListener } from './thread/listener-thread.ts';
import { urlOf } from './url-of.ts';

/** A listener that is started again when it fails or does not answer any more. */
export interface SupervisedListener {
  /** Where this machine itself reaches it. */
  readonly url: string;
  readonly port: number;
  /** Every address that it answers under, as `https://…` texts. */
  addresses(): readonly string[];
  /** Serves another certificate from the next handshake on, and after a restart; open connections stay. */
  setCertificate(certificate: ServedCertificate, names?: readonly string[]): void;
  facts(): SupervisedFacts & Pick<ListenerFacts, 'certificateEnds' | 'authority'>;
  onChange(listener: () => void): () => void;
  /** Closes in order and opens again; with words, the restart is in the facts. */
  restart(reason: string | null): Promise<void>;
  close(): Promise<void>;
}

/** How a listener is supervised; milliseconds. */
export interface ListenerSupervision extends Supervision {
  /** Between two looks whether the certificate has to be renewed. */
  readonly renewMs: number;
}

/** Opens a listener and looks after it; throws what the first opening throws, unless it is patient. */
export async function createSupervisedListener(deps: {
  /** Opens a listener on a port (0 takes a free one). */
  readonly open: (port: number, certificate: ServedCertificate, names?: readonly string[]) => Promise<ThreadListener>;
  readonly certificate: ServedCertificate;
  /** Names and addresses that are answered; those of the certificate when absent. */
  readonly names?: readonly string[] | undefined;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Goes on trying when it cannot be opened the first time; `absent`: only while its address is not there. */
  readonly patient?: 'always' | 'absent' | undefined;
  /** The certificate that is to be served now: the present one until its last weeks; null while none can be kept. */
  readonly renewed?: (() => Promise<ServedCertificate> | null) | undefined;
  readonly supervision?: Partial<ListenerSupervision> | undefined;
}): Promise<SupervisedListener> {
  const { open, clock, log } = deps;
  const rules = { ...defaultSupervision, renewMs: 3_600_000, ...deps.supervision };
  let { certificate, names } = deps;
  const watchers = new Set<() => void>();
  let closed = false;

  const first = await open(deps.port, certificate, names).catch((cause: unknown) => {
    const code = codeOf(cause);
    if (deps.patient === 'always' || (deps.patient === 'absent' && code === 'EADDRNOTAVAIL')) return code;
    throw cause;
  });
  const { url, port } = typeof first === 'string' ? { url: urlOf(deps.host, deps.port), port: deps.port } : first;
  const supervisor = supervise({
    what: 'the listener',
    open: () => open(port, certificate, names),
    first,
    ask,
    rules,
    clock,
    log,
  });
  const renewing = deps.renewed && setInterval(() => void renew(), rules.renewMs).unref();

  /** Its own request waits its turn behind those of others: as long as they are answered, a listener is busy and not broken. */
  async function ask(withinMs: number): Promise<void> {
    const asked = supervisor.present();
    const before = asked?.answered();
    try {
      await askSelf(url, certificate, withinMs);
    } catch (cause) {
      if (codeOf(cause) !== noAnswerInTime || asked?.answered() === before) throw cause;
    }
  }

  function serve(next: ServedCertificate, under?: readonly string[]): void {
    certificate = next;
    names = under;
    supervisor.present()?.setCertificate(next, under);
  }

  /** A host may run for longer than its certificate lasts. */
  async function renew(): Promise<void> {
    try {
      const next = await deps.renewed?.();
      if (!next || closed || next.chain === certificate.chain) return;
      serve(next);
      for (const watcher of watchers) watcher();
    } catch (cause) {
      log.error('the certificate could not be renewed', { cause });
    }
  }

  return {
    url,
    port,
    addresses: () => supervisor.present()?.addresses ?? [],
    setCertificate: serve,
    facts: () => ({
      ...supervisor.facts(),
      certificateEnds: certificate.expiresAt,
      authority: certificate.authority,
    }),
    onChange(watcher) {
      watchers.add(watcher);
      const stop = supervisor.onChange(watcher);
      return () => {
        watchers.delete(watcher);
        stop();
      };
    },
    restart: supervisor.restart,
    async close() {
      closed = true;
      clearInterval(renewing);
      await supervisor.close();
    },
  };
}
