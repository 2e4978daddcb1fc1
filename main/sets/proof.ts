import { join } from 'node:path';
import { z } from 'zod';
import { SetName, SetProof } from '../../shared/backup.ts';
import { writeDurably } from '../database/durable-file.ts';
import { readManifest, sameText, setSeal } from './manifest.ts';
import { readSmallFile } from './set-files.ts';

/** The result of the last proof of a set, beside its manifest. */
export const proofFile = 'proof.json';
const largestProof = 256 * 1024;

const ProofBody = z.strictObject({
  v: z.literal(1),
  name: SetName,
  /** The seal of the manifest that was proven: a proof speaks of no other. */
  manifest: z.string().max(100),
  proof: SetProof,
});
const ProofFile = z.strictObject({ ...ProofBody.shape, mac: z.string().max(100) });

/** Writes down what proving a set has shown, sealed. Nothing is written to a set whose manifest does not read. */
export function writeProof(folder: string, name: SetName, proof: SetProof, authentication: Buffer): void {
  const read = readManifest(folder);
  if (read.state !== 'intact') return;
  const body = ProofBody.parse({ v: 1, name, manifest: read.mac, proof });
  const mac = setSeal(JSON.stringify(body), 'proof', read.manifest.installId, authentication);
  writeDurably(join(folder, proofFile), textOf({ ...body, mac }));
}

/** The last proof of the set in a folder; undefined when there is none, it was altered, or it speaks of another set. */
export function readProof(folder: string, authentication: Buffer): SetProof | undefined {
  const text = readSmallFile(join(folder, proofFile), largestProof);
  const read = text === undefined ? undefined : readManifest(folder);
  if (text === undefined || read?.state !== 'intact') return undefined;
  const parsed = parse(text);
  if (parsed === undefined) return undefined;
  const { mac, ...body } = parsed;
  if (body.manifest !== read.mac || body.name !== read.manifest.name) return undefined;
  const expected = setSeal(JSON.stringify(body), 'proof', read.manifest.installId, authentication);
  return sameText(mac, expected) ? body.proof : undefined;
}

function textOf(file: z.infer<typeof ProofFile>): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function parse(text: string) {
  try {
    const { data } = ProofFile.safeParse(JSON.parse(text));
    return data && textOf(data) === text ? data : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
