import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** One file of an archive. */
export interface ArchivedFile {
  readonly bytes: number;
  /** It lies beside the archive, in `app.asar.unpacked`, and only its name is inside. */
  readonly unpacked: boolean;
  /** The SHA-256 that Electron checks it against, hexadecimal; undefined when the archive names none. */
  readonly sha256: string | undefined;
  /** Throws for a file that lies beside the archive. */
  read(): Buffer;
}

/** An opened archive. */
export interface AsarArchive {
  /** By path with forward slashes. */
  readonly files: ReadonlyMap<string, ArchivedFile>;
  /** SHA-256 of the header, which holds the hashes of the files; Windows and macOS programs carry it. Hexadecimal. */
  readonly headerHash: string;
}

interface HeaderNode {
  readonly files?: Readonly<Record<string, HeaderNode>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly link?: string;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
}

/**
 * Reads Electron's archive format: two Chromium pickles (a length, then a string), the string is a JSON tree, the files
 * follow. Throws when it is not one.
 */
export function readAsar(file: string): AsarArchive {
  const content = readFileSync(file);
  if (content.length < 16 || content.readUInt32LE(0) !== 4) throw new Error(`${file} is not an asar archive.`);
  const start = 8 + content.readUInt32LE(4);
  const header = content.toString('utf8', 16, 16 + content.readUInt32LE(12));
  const files = new Map<string, ArchivedFile>();
  // Written by the packer; every field is looked at below.
  collect(JSON.parse(header) as HeaderNode, '', (path, node) => files.set(path, archived(path, node, content, start)));
  return { files, headerHash: createHash('sha256').update(header).digest('hex') };
}

function collect(node: HeaderNode, folder: string, found: (path: string, node: HeaderNode) => void): void {
  for (const [name, child] of Object.entries(node.files ?? {})) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (child.files === undefined) found(path, child);
    else collect(child, path, found);
  }
}

function archived(path: string, node: HeaderNode, content: Buffer, start: number): ArchivedFile {
  const { size = 0, offset, unpacked = false, integrity, link } = node;
  if (link !== undefined) throw new Error(`${path} is a link in the archive.`);
  return {
    bytes: size,
    unpacked,
    sha256: integrity?.algorithm === 'SHA256' ? integrity.hash : undefined,
    read() {
      if (offset === undefined) throw new Error(`${path} is not inside the archive.`);
      return content.subarray(start + Number(offset), start + Number(offset) + size);
    },
  };
}
