import { rebased } from './rebased.ts';

/** What is wrong, by the path of its field. */
export type FieldMessages = Readonly<Record<string, string>>;

/** A form of settings while it is filled in. */
export interface SettingsState<Stored, Draft> {
  /** What the draft starts from; its version goes along when the draft is saved. */
  readonly base: Stored;
  readonly draft: Draft;
  readonly messages: FieldMessages;
  /** What was refused as a whole; undefined for nothing. */
  readonly error: unknown;
  /** A save lost a race: somebody else had saved before. */
  readonly raced: boolean;
  /** Counts refused attempts. */
  readonly attempt: number;
}

interface Versioned {
  readonly version: number;
}

/** The moves of a form whose draft is read from what is stored by `draftOf`. None of them changes a state that it is given. */
export function settingsMoves<Stored extends Versioned, Draft extends object>(draftOf: (stored: Stored) => Draft) {
  type State = SettingsState<Stored, Draft>;
  const clean = { messages: {}, error: undefined, raced: false };
  return {
    /** A form as it opens. */
    opened: (stored: Stored): State => ({ base: stored, draft: draftOf(stored), attempt: 0, ...clean }),

    /** Something was typed: the message of a field goes, with those of its rows, which may have changed places. */
    typed(state: State, draft: Draft, fields: readonly string[]): State {
      const gone = (path: string) => fields.some((field) => path === field || path.startsWith(`${field}.`));
      const messages = Object.fromEntries(Object.entries(state.messages).filter(([path]) => !gone(path)));
      return { ...state, draft, messages };
    },

    /** Somebody else saved: fields that were not touched here show what is stored now. */
    followed(state: State, newer: Stored): State {
      if (newer.version <= state.base.version) return state;
      return { ...state, base: newer, draft: rebased(state.draft, draftOf(state.base), draftOf(newer)) };
    },

    /** Looked through before it is sent. */
    checked: (state: State, messages: FieldMessages): State => ({
      ...state,
      messages,
      error: undefined,
      attempt: state.attempt + (Object.keys(messages).length > 0 ? 1 : 0),
    }),

    /** Refused by the core, in words for single fields or as a whole. */
    refused: (state: State, messages: FieldMessages, error: unknown): State => ({
      ...state,
      messages,
      error,
      attempt: state.attempt + 1,
    }),

    /** Saved: what stands there is what is stored. */
    saved: (state: State, stored: Stored): State => ({ ...state, base: stored, draft: draftOf(stored), ...clean }),

    /** Everything that was typed is taken back. */
    undone: (state: State): State => ({ ...state, draft: draftOf(state.base), ...clean }),
  };
}

/** Whether one of the messages belongs to a field of the draft, so that it is seen there. */
export function namesField(messages: FieldMessages, draft: object): boolean {
  return Object.keys(messages).some((path) => (path.split('.')[0] ?? path) in draft);
}
