import { parseArgs } from 'node:util';
import { dataFolder } from '../boot-config.ts';

/** What `npm run serve -- …` was told. */
export interface ServeArguments {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Read one line of standard input as the recovery key. */
  readonly recoveryKeyStdin: boolean;
}

/** How the host is started. */
const serveUsage =
  'Usage: serve [--data DIR] [--host 127.0.0.1] [--port 8443] [--recovery-key-stdin]. Port 0 takes a free one.';

/** The arguments, or a sentence about what is wrong with them. */
export function parseServeArguments(args: readonly string[]): ServeArguments | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8443' },
        'recovery-key-stdin': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return `--port takes a number from 0 to 65535. ${serveUsage}`;
    return {
      dataFolder: dataFolder(values.data),
      host: values.host,
      port,
      recoveryKeyStdin: values['recovery-key-stdin'],
    };
  } catch (cause) {
    // The parser's own sentence names the option.
    return `${cause instanceof Error ? cause.message : 'The options are not right.'} ${serveUsage}`;
  }
}

/** Whether a host to listen on is this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
