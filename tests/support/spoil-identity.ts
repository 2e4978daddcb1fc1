import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { memoryLog, testPorts } from './ports.ts';

/** A program: writes one sealed field of a patient over another, beside the host that has the folder open; that one opens no more. */
const [folder = '', id = ''] = process.argv.slice(2);
const outcome = await openData(testPorts({ folder, clock: systemClock, log: memoryLog() }), { migrations });
if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
outcome.db.prepare('UPDATE patients SET ipp = first_name WHERE id = ?').run(Number(id));
outcome.db.close();
outcome.keys.wipe();
