/** Exchanges the database key of the data folder given first, and ends itself by force at the step given second. */
import { dataFiles } from '../../main/database/data-files.ts';
import { close, openReady, testPorts } from '../database/test-installation.ts';
import { prepareRotation, rotate } from './rotate.ts';

const [, , folder = '', stopAt = ''] = process.argv;
const ports = testPorts(folder);
const opened = await openReady(ports);
const rotation = await prepareRotation(ports, opened);
close(opened);
const reach = (step: string) => {
  if (step === stopAt) process.kill(process.pid, 'SIGKILL');
};
reach('next');
rotate(dataFiles(folder), rotation, reach);
