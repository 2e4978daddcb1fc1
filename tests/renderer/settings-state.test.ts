import { describe, expect, it } from 'vitest';
import { namesField, settingsMoves } from '../../renderer/ui/settings-state.ts';

interface Stored {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  readonly servers: readonly string[];
}

const moves = settingsMoves(({ host, port, servers }: Stored) => ({ host, port: String(port), servers }));
const stored: Stored = { version: 3, host: 'mail.clinic.org', port: 25, servers: ['a', 'b'] };
const open = moves.opened(stored);
const typed = (state: typeof open, part: Partial<typeof open.draft>) =>
  moves.typed(state, { ...state.draft, ...part }, Object.keys(part));

describe('a form of settings that several people change', () => {
  it('takes over what somebody else saved in fields that were not touched, and keeps what was typed', () => {
    const followed = moves.followed(typed(open, { port: '587' }), { ...stored, version: 4, host: 'new.clinic.org' });
    expect(followed.draft).toEqual({ host: 'new.clinic.org', port: '587', servers: ['a', 'b'] });
    expect(followed.base.version).toBe(4);
  });

  it('keeps what was typed where somebody else changed the same field, over the newer version', () => {
    const followed = moves.followed(typed(open, { port: '587' }), { ...stored, version: 4, port: 465 });
    expect(followed.draft.port).toBe('587');
    expect(followed.base).toMatchObject({ version: 4, port: 465 });
    expect(moves.undone(followed).draft.port).toBe('465');
  });

  it('never follows what is as old as its own', () => {
    const state = typed(open, { port: '587' });
    expect(moves.followed(state, { ...stored, host: 'old.clinic.org' })).toBe(state);
    expect(moves.followed(state, { ...stored, version: 2, host: 'old.clinic.org' })).toBe(state);
  });

  it('counts attempts that were refused, before and after sending, and no others', () => {
    const wrong = moves.checked(open, { port: 'A port is a number.' });
    expect(wrong).toMatchObject({ attempt: 1, messages: { port: 'A port is a number.' } });
    const refused = moves.refused(wrong, {}, 'no');
    expect(refused).toMatchObject({ attempt: 2, messages: {}, error: 'no' });
    expect(moves.checked(refused, {})).toMatchObject({ attempt: 2, error: undefined });
  });

  it('drops a message with its field or its rows, and no other', () => {
    const messages = { host: 'h', 'servers.0.host': 's', serversLimit: 'l' };
    const state = moves.checked(open, messages);
    expect(typed(state, { servers: ['a'] }).messages).toEqual({ host: 'h', serversLimit: 'l' });
    expect(typed(state, { host: 'x' }).messages).toEqual({ 'servers.0.host': 's', serversLimit: 'l' });
  });

  it('is clean after saving and after undoing', () => {
    const raced = { ...moves.refused(typed(open, { port: '587' }), { port: 'p' }, 'no'), raced: true };
    const clean = { messages: {}, error: undefined, raced: false };
    expect(moves.saved(raced, { ...stored, version: 4, port: 587 })).toMatchObject({
      ...clean,
      draft: { port: '587' },
    });
    expect(moves.undone(raced)).toMatchObject({ ...clean, draft: { port: '25' } });
  });

  it('knows which messages no field shows', () => {
    expect(namesField({ 'servers.0.host': 's' }, open.draft)).toBe(true);
    expect(namesField({ version: 'v' }, open.draft)).toBe(false);
    expect(namesField({}, open.draft)).toBe(false);
  });
});
