import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoredDirectory } from '../../shared/directory.ts';
import { useAction } from '../api/hooks.ts';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { AccountFields } from './account-fields.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import classes from './directory.module.css';
import {
  asksPasswordAgain,
  type DirectoryProblem,
  directoryDraft,
  directoryProblems,
  directorySettings,
  passwordOf,
} from './directory-draft.ts';
import { formName } from './form-part.ts';
import { GroupFields } from './group-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { TestPanel } from './test-panel.tsx';

/** The settings as a form, and the test beside it. */
export function DirectoryForm({ stored }: { readonly stored: StoredDirectory }) {
  const { t } = useTranslation('directory');
  const said = (problem: DirectoryProblem) =>
    problem === 'roleMissing' ? t('groupRoles.roleMissing') : t(`problems.${problem}`);
  const form = useSettingsDraft({
    name: formName,
    stored,
    action: useAction('directory.save'),
    topics: ['directory'],
    done: t('saved'),
    draftOf: ({ settings }: StoredDirectory) => directoryDraft(settings),
    read(draft, base) {
      const wrong = Object.entries(directoryProblems(draft));
      if (wrong.length > 0) return { wrong: Object.fromEntries(wrong.map(([path, problem]) => [path, said(problem)])) };
      return {
        input: { version: base.version, settings: directorySettings(draft), password: passwordOf(draft, base) },
      };
    },
    fieldOf: (path) => path.replace(/^settings\./, ''),
  });
  const { base, draft, messages, set } = form;
  const part = { draft, messages, set };
  return (
    <div className={classes.columns}>
      <SettingsFrame form={form} footClassName={classes.bar}>
        <Switch
          label={t('enabled')}
          description={t('enabledHint')}
          checked={draft.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <ConnectionFields {...part} />
        <AccountFields {...part} stored={base} />
        <PeopleFields {...part} />
        <GroupFields {...part} searchable={base.version > 0 && base.settings.servers.length > 0} />
      </SettingsFrame>
      <aside aria-label={t('test.title')} className={classes.test}>
        <TestPanel
          draft={draft}
          input={form.check}
          passwordMissing={asksPasswordAgain(draft, base)}
          refuse={form.refuse}
        />
      </aside>
    </div>
  );
}
