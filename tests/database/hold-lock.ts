/** Takes the data folder given as argument, says whether it could, and keeps it until it is killed. */
import { lockDataFolder } from '../../main/database/host-lock.ts';

const [, , folder = ''] = process.argv;
const lock = lockDataFolder(folder, { pid: process.pid, host: 'headless', startedAt: new Date().toISOString() });
process.stdout.write(lock === undefined ? 'refused\n' : 'held\n');
if (lock === undefined) process.exit(0);
setInterval(() => {}, 60_000);
