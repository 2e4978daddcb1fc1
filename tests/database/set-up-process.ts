/** Sets up the data folder given as argument, says so, and ends; the test kills it somewhere on the way. */
import { close, openReady, setUp, testPorts } from './test-installation.ts';

const [, , folder = ''] = process.argv;
process.stdout.write('start\n');
await setUp(testPorts(folder));
close(await openReady(testPorts(folder)));
process.stdout.write('done\n');
