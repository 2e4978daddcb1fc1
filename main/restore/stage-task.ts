import type { SetProof } from '../../shared/backup.ts';
import { dataFiles } from '../database/data-files.ts';
import { readKeyringFile } from '../keys/keyring-file.ts';
import type { SetAccess } from '../sets/open-set.ts';
import { type PresentKeys, stageSet } from './stage-set.ts';
import type { TaskPorts } from './task-ports.ts';

/** The keys of the data that are here; the keyring is read from its file. */
export interface OwnKeys {
  readonly database: Buffer;
  readonly authentication: Buffer;
}

/** Prepares a set beside the data. */
export interface StageTask {
  readonly folder: string;
  readonly setFolder: string;
  readonly access: SetAccess;
  readonly own: OwnKeys | undefined;
  readonly appVersion: string;
}

/** What was prepared. */
export interface StageResult {
  readonly set: string;
  readonly installId: string;
  readonly keepsKeyring: boolean;
  readonly upgraded: boolean;
  readonly proof: SetProof;
}

/** Stages a set; see stage-set. */
export function runStage(task: StageTask, { clock, random, onStep }: TaskPorts): StageResult {
  const files = dataFiles(task.folder);
  const { setFolder, access, appVersion } = task;
  const present = presentKeys(files.keyring, task.own);
  const { manifest, proof, keepsKeyring, upgraded } = stageSet({
    files,
    setFolder,
    access,
    present,
    clock,
    random,
    appVersion,
    onStep,
  });
  return { set: manifest.name, installId: manifest.installId, keepsKeyring, upgraded, proof };
}

function presentKeys(path: string, own: OwnKeys | undefined): PresentKeys | undefined {
  const read = own && readKeyringFile(path);
  return own && read?.state === 'intact' ? { keyring: read.keyring, ...own } : undefined;
}
