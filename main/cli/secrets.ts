import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './usage.ts';

/** Secrets come from a hidden prompt or from standard input, one per line; never from arguments. */
export interface Secrets {
  /** Whether a person sits at a terminal. */
  readonly terminal: boolean;
  /** The next line of standard input. */
  line(what: string): Promise<string>;
  /** Asks without showing what is typed. */
  hidden(question: string): Promise<string>;
  /** Asks and shows what is typed. */
  ask(question: string): Promise<string>;
  /** A new password: from standard input with `fromStdin`, else typed twice. */
  newPassword(fromStdin: boolean): Promise<string>;
}

/** Secrets of this process's standard input. */
export function createSecrets(): Secrets {
  const terminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  let piped: AsyncIterator<string> | undefined;

  async function line(what: string): Promise<string> {
    piped ??= createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    const next = await piped.next();
    if (next.done || next.value === '')
      throw new UsageError(`Standard input ended before ${what}. Send it as one line.`);
    return next.value;
  }

  async function prompt(question: string, hide: boolean): Promise<string> {
    if (!terminal)
      throw new UsageError(
        `There is no terminal to ask on ("${question.trim()}"). Use the option that reads from standard input.`,
      );
    process.stderr.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input: process.stdin, output: hide ? silent : process.stderr, terminal: true });
    try {
      return await reader.question('');
    } finally {
      reader.close();
      if (hide) process.stderr.write('\n');
    }
  }

  return {
    terminal,
    line,
    hidden: (question) => prompt(question, true),
    ask: (question) => prompt(question, false),
    async newPassword(fromStdin) {
      if (fromStdin) return line('the password');
      const first = await prompt('Password: ', true);
      const second = await prompt('The same again: ', true);
      if (first !== second) throw new UsageError('The two passwords differ. Start again.');
      return first;
    },
  };
}
