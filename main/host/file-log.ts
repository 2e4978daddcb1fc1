import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import type { Log, LogData } from '../ports.ts';
import { logLine } from './log-lines.ts';

/** Bytes after which the file is set aside. */
const maxBytes = 10_000_000;

/** The log of a host: JSON lines in `logs/<name>.log` of the data folder, readable by its owner only. */
export function createFileLog(dataFolder: string, name: string): Log {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logger = electronLog.create({ logId: `${name}:${folder}` });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => join(folder, `${name}.log`);
  logger.transports.file.maxSize = maxBytes;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.format = ({ message }) => [message.data[0]];
  logger.transports.file.level = 'info';

  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, data?: LogData) =>
    logger[level](logLine(new Date(), level, message, data));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
