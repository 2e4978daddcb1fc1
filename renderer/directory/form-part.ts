import { goToInput } from '../ui/problem-summary.tsx';
import { settingsInputId } from '../ui/use-settings-draft.ts';
import type { DirectoryDraft } from './directory-draft.ts';

/** What every part of the form gets: the draft, the way to change it, and what is wrong by the path of the field. */
export interface FormPart {
  readonly draft: DirectoryDraft;
  readonly messages: Readonly<Record<string, string>>;
  set(part: Partial<DirectoryDraft>): void;
}

/** Begins the ids of all inputs of the form. */
export const formName = 'directory';

/** The id of the input of a field, so that a message and a failed stage can lead to it. */
export function fieldId(path: string): string {
  return settingsInputId(formName, path);
}

/** Puts the caret into a field and brings it into sight. */
export function goToField(path: string): void {
  goToInput(fieldId(path));
}
