import { userInfo } from 'node:os';

/** Who a command is on record as: the person of the operating system. */
export function localOperator(): string {
  try {
    return `${userInfo().username} (command line)`;
  } catch {
    return '(command line)';
  }
}
