import { type ChangeEvent, useState } from 'react';
import type { Topic } from '../../shared/contract/events.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from './field-errors.ts';
import { useUnsavedGuard } from './form-guard.tsx';
import { useNotify } from './notify.ts';
import { type FieldMessages, namesField, settingsMoves } from './settings-state.ts';
import { useSaveShortcut } from './shortcuts.ts';
import { storedNow } from './stored-now.ts';

/** Names of the fields that are typed as text. */
type TextField<Draft> = { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft] & string;

interface Settings<Stored extends { readonly version: number }, Draft extends object, Input> {
  /** Begins the ids of all inputs. */
  readonly name: string;
  /** As it was read last; when somebody else saves, fields that were not touched here follow. */
  readonly stored: Stored;
  /** Saves; a lost race is answered with what is stored now. */
  readonly action: { readonly isPending: boolean; mutateAsync(input: Input): Promise<Stored> };
  /** What the save makes stale. */
  readonly topics: readonly Topic[];
  /** Said when it was saved. */
  readonly done: string;
  /** Absent: yes. */
  readonly editable?: boolean;
  draftOf(stored: NoInfer<Stored>): Draft;
  /** What is sent, or what is wrong in words by field. */
  read(draft: Draft, base: NoInfer<Stored>): { readonly input: Input } | { readonly wrong: FieldMessages };
  /** Whether the draft says something else than what is stored; absent: as soon as a field reads otherwise. */
  differs?(draft: Draft, base: NoInfer<Stored>): boolean;
  /** Asks before it is sent; false stays in the form. */
  confirm?(input: Input): Promise<boolean>;
  /** The field that the core speaks of under this path of the input; absent: the same. */
  fieldOf?(path: string): string;
}

/**
 * A form over settings that several people may change: the draft, what is wrong with it, and saving it. Leaving with unsaved
 * changes is asked for, Ctrl+S saves. `SettingsFrame` shows what is around its fields.
 */
export function useSettingsDraft<Stored extends { readonly version: number }, Draft extends object, Input>(
  settings: Settings<Stored, Draft, Input>,
) {
  const { name, stored, action, editable = true, draftOf } = settings;
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const moves = settingsMoves(draftOf);
  const [state, setState] = useState(() => moves.opened(stored));
  const { base, draft } = state;
  if (stored.version > base.version) setState((before) => moves.followed(before, stored));
  const dirty = settings.differs?.(draft, base) ?? JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  useUnsavedGuard(dirty);

  const set = (part: Partial<Draft>) =>
    setState((before) => moves.typed(before, { ...before.draft, ...part }, Object.keys(part)));
  /** What would be sent; undefined when something is wrong, which the form then shows. */
  const check = (): Input | undefined => {
    const read = settings.read(draft, base);
    setState((before) => moves.checked(before, 'wrong' in read ? read.wrong : {}));
    return 'wrong' in read ? undefined : read.input;
  };
  /** Shows what the core refused beside its fields; false when it speaks of none of them. */
  const refuse = (refusal: unknown, whole?: unknown): boolean => {
    const byPath = Object.entries(fieldErrors(refusal, sentence));
    const messages = Object.fromEntries(byPath.map(([path, said]) => [settings.fieldOf?.(path) ?? path, said]));
    const named = namesField(messages, draft);
    setState((before) => moves.refused(before, messages, named ? undefined : whole));
    return named;
  };
  const save = async () => {
    if (!editable || action.isPending || !dirty) return;
    const input = check();
    if (input === undefined || (settings.confirm && !(await settings.confirm(input)))) return;
    try {
      const now = await action.mutateAsync(input);
      setState((before) => moves.saved(before, now));
      for (const topic of settings.topics) touch(topic);
      notify.done(settings.done);
    } catch (refusal) {
      const newer = storedNow<Stored>(refusal);
      if (newer) setState((before) => ({ ...moves.followed(before, newer), raced: true }));
      else refuse(refusal, refusal);
    }
  };
  useSaveShortcut(() => void save());

  const inputId = (path: string) => settingsInputId(name, path);
  return {
    ...state,
    dirty,
    editable,
    pending: action.isPending,
    inputId,
    set,
    check,
    refuse,
    save,
    undo: () => setState(moves.undone),
    /** What an input of text is given. */
    text: <K extends TextField<Draft>>(field: K) => ({
      id: inputId(field),
      value: draft[field],
      error: state.messages[field],
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        const typed = event.currentTarget.value;
        setState((before) => moves.typed(before, { ...before.draft, [field]: typed }, [field]));
      },
    }),
  };
}

/** The id of the input of a field, so that a message can lead to it. */
export function settingsInputId(name: string, path: string): string {
  return `${name}-${path.replaceAll('.', '-')}`;
}
