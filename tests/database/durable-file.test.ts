import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDurably, writeDurably } from '../../main/database/durable-file.ts';
import { temporaryFolder } from '../support/core.ts';

describe('a small file', () => {
  test('that is created is whole, its owner’s alone, and never takes the place of another', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'host.key');
    createDurably(path, 'first');
    expect(() => createDurably(path, 'second')).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['host.key']);
  });

  test('that cannot be put in place leaves nothing half done beside it', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    expect(() => createDurably(join(folder, 'taken'), 'text')).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(() => writeDurably(join(folder, 'taken'), 'text')).toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  test('that is replaced has the new content and nothing beside it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings');
    createDurably(path, 'first');
    writeDurably(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readdirSync(folder)).toEqual(['settings']);
  });
});
