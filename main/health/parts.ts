import type { HealthPart, HealthState } from '../../shared/health.ts';
import type { CertificateKind } from '../../shared/network.ts';
import { endAdvice } from '../certificates/served-rules.ts';
import { spaceLimits } from '../files/disk-space.ts';
import type { ListenerFacts, LogKeeping } from '../ports.ts';
import { daysLeft, endingStage } from './certificate-rules.ts';

/** What a look at one part found. */
export interface Finding {
  readonly state: HealthState;
  /** A sentence: what was seen. */
  readonly evidence: string;
  /** A sentence: what to do. */
  readonly advice: string | null;
}

/** What the looks look at. */
export interface HealthSources {
  readonly now: () => Date;
  /** Counts the rows of a small table; milliseconds. */
  readonly readTime: () => number;
  readonly isDamaged: () => boolean;
  readonly freeBytes: () => number;
  /** Why changes do not reach the disk, a sentence; looks by writing. Null while they do. */
  readonly writeTrouble: () => string | null;
  /** Where the certificate comes from that browsers get. */
  readonly certificateKind: () => CertificateKind;
  readonly listeners: () => readonly ListenerFacts[];
  readonly failingJobs: () => readonly string[];
  readonly endlessJobs: () => readonly string[];
  readonly backups: () => Promise<{ readonly health: 'green' | 'amber' | 'red'; readonly reasons: readonly string[] }>;
  readonly stuckMails: () => number;
  readonly log: () => ReturnType<LogKeeping['state']>;
  readonly memoryBytes: () => number;
  readonly memoryTrend: () => number | null;
}

const ok = (evidence: string): Finding => ({ state: 'ok', evidence, advice: null });
const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);

/** Milliseconds from which on a count of a few rows is slow. */
const slowReadMs = 1000;
/** What a program of this kind needs seldom, and what it may grow in a day. */
const memoryLimits = { bytes: 2_000_000_000, trend: 300_000_000 } as const;

/** One look for each part of the self-check. */
export const looks: Readonly<Record<HealthPart, (sources: HealthSources) => Finding | Promise<Finding>>> = {
  database({ readTime, isDamaged }) {
    if (isDamaged()) {
      const advice = 'Restore the newest proven backup; until then nothing can be changed.';
      return { state: 'failed', evidence: 'The database is damaged.', advice };
    }
    const ms = Math.round(readTime());
    if (ms < slowReadMs) return ok('The database answers.');
    const advice = 'Look at the slow statements in the log, and at what else works this disk.';
    return { state: 'warning', evidence: `The database took ${ms} ms to count a few rows.`, advice };
  },

  disk({ freeBytes, writeTrouble }) {
    const trouble = writeTrouble();
    if (trouble !== null) {
      return { state: 'failed', evidence: trouble, advice: 'Until then changes may be refused.' };
    }
    const free = freeBytes();
    const evidence = `Free on this disk: ${(free / 1e9).toFixed(1)} GB.`;
    if (free >= spaceLimits.warn) return ok(evidence);
    const advice = 'Free some space on this disk, or move old backups away.';
    return { state: free < spaceLimits.refuse ? 'failed' : 'warning', evidence, advice };
  },

  certificate({ listeners, certificateKind, now }) {
    const [ends] = listeners()
      .map(({ certificateEnds }) => certificateEnds)
      .sort((one, other) => one.getTime() - other.getTime());
    if (!ends) return ok('This program does not listen on the network.');
    const days = daysLeft(ends, now());
    const advice = endAdvice[certificateKind()];
    if (days < 0) return { state: 'failed', evidence: 'The certificate of the listener has expired.', advice };
    const evidence = `The certificate of the listener is valid for ${days} more days.`;
    return endingStage(ends, now()) > 0 ? { state: 'warning', evidence, advice } : ok(evidence);
  },

  jobs({ failingJobs, endlessJobs }) {
    const advice = 'Open the page of jobs: it says why.';
    const failing = failingJobs();
    if (failing.length > 0)
      return { state: 'warning', evidence: `Jobs that failed last: ${failing.join(', ')}.`, advice };
    const endless = endlessJobs();
    if (endless.length === 0) return ok('Every job ended well.');
    return { state: 'warning', evidence: `Jobs that run for hours: ${endless.join(', ')}.`, advice };
  },

  async backups({ backups }) {
    const { health, reasons } = await backups();
    if (health === 'green') return ok('Backups are in order.');
    return {
      state: health === 'red' ? 'failed' : 'warning',
      evidence: reasons.join(' ') || 'Backups are not in order.',
      advice: 'Open the page of backups: it says what is missing.',
    };
  },

  listener({ listeners }) {
    const all = listeners();
    const found = (state: ListenerFacts['state']) => all.find((one) => one.state === state);
    const facts = found('given-up') ?? found('down') ?? found('waiting');
    if (!facts) return ok(all.length === 0 ? 'This program does not listen on the network.' : 'The listener answers.');
    const reason = facts.reason ?? '';
    if (facts.state === 'waiting') {
      return {
        state: 'warning',
        evidence: `The listener waits until this machine has its address: ${facts.host}.`,
        advice: 'Look at the network cable and at the settings of the network; it starts by itself then.',
      };
    }
    if (facts.state === 'down') {
      return {
        state: 'warning',
        evidence: `The listener is down and starts again by itself: ${reason}.`,
        advice: null,
      };
    }
    return {
      state: 'failed',
      evidence: `The listener failed six times within ten minutes, and is tried every five minutes now: ${reason}.`,
      advice: 'Nobody on the network can work. Look at the log and mend the cause; it opens by itself then.',
    };
  },

  mail({ stuckMails }) {
    const count = stuckMails();
    if (count === 0) return ok('No mail is stuck.');
    const evidence = `Mails that wait for more than an hour: ${count}.`;
    return { state: 'warning', evidence, advice: 'Open the page of mail: it says why.' };
  },

  log({ log }) {
    const { lost, fault } = log();
    if (lost === 0 && fault === null) return ok('The log is written.');
    const advice = 'Check the space and the permissions of the folder of the log.';
    if (fault === null) {
      return { state: 'warning', evidence: `Lines of the log that were lost since the start: ${lost}.`, advice };
    }
    return { state: 'failed', evidence: `The log cannot be written (${fault}).`, advice };
  },

  memory({ memoryBytes, memoryTrend }) {
    const bytes = memoryBytes();
    const trend = memoryTrend();
    const advice = 'Start the program again when nobody works, and hand a diagnostics bundle to support.';
    const evidence = `The program uses ${megabytes(bytes)} MB of memory.`;
    if (trend !== null && trend > memoryLimits.trend) {
      return { state: 'warning', evidence: `The memory grew by ${megabytes(trend)} MB within a day.`, advice };
    }
    return bytes > memoryLimits.bytes ? { state: 'warning', evidence, advice } : ok(evidence);
  },
};
