import type { ParseArgsOptionsConfig } from 'node:util';
import type { Output } from './output.ts';
import type { Secrets } from './secrets.ts';
import type { OpenOptions, Session } from './session.ts';

/** Values of the options that a command declared. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** What a command works with. */
export interface CommandContext {
  /** Words after the command's own. */
  readonly words: readonly string[];
  readonly options: OptionValues;
  readonly dataFolder: string;
  readonly output: Output;
  readonly secrets: Secrets;
  /** The recovery key as it came on standard input, where it was announced. */
  readonly recoveryKey: string | undefined;
  /** Opens the data; ends the command with exit code 3 when that cannot be done. */
  open(options?: OpenOptions): Promise<Session>;
}

/** One command of the command line. */
export interface Command {
  /** Its words, for example `users create`. */
  readonly name: string;
  /** How many words follow: exactly these, named for messages. */
  readonly words: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** Does it, and answers the exit code. */
  run(context: CommandContext): Promise<number>;
}
