import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AppError } from '../../shared/contract/errors.ts';
import type { RecoverySheet } from '../../shared/setup.ts';
import type { SystemStatus } from '../../shared/system.ts';
import { callKey, useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { AdministratorStep } from './administrator-step.tsx';
import { emptyAdministrator, type Origin, type StartChoice, stepOfField } from './draft.ts';
import { FolderStep } from './folder-step.tsx';
import { FromBackup } from './from-backup.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { StartStep } from './start-step.tsx';
import { StepProgress } from './step-progress.tsx';

const steps = ['folder', 'administrator', 'recovery', 'start'] as const;

/** First run in four steps. Nothing is on disk before the last one is confirmed; going back loses nothing. */
export function SetupWizard({ status }: { readonly status: SystemStatus }) {
  const { t, i18n } = useTranslation('setup');
  const sentence = useSentence();
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const [at, setAt] = useState(0);
  const [code, setCode] = useState('');
  const [sheet, setSheet] = useState<RecoverySheet | null>(null);
  const [administrator, setAdministrator] = useState(emptyAdministrator);
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const [start, setStart] = useState<StartChoice>('sample');
  const [origin, setOrigin] = useState<Origin>('new');
  const [fromBackup, setFromBackup] = useState(false);
  const step = steps[at] ?? 'folder';
  const withCode = status.setupCodeRequired ? { code: code.trim() } : {};

  const prepare = useAction('setup.prepare', {
    onSuccess(answer) {
      setSheet(answer);
      setTyped(['', '']);
      setAt(1);
    },
  });
  const complete = useComplete(start, (error) => {
    // Another window has made a newer sheet: this one opens nothing.
    if (error.code === 'CONFLICT') {
      setSheet(null);
      setTyped(['', '']);
      setAt(0);
    }
    const first = Object.keys(error.fields ?? {})[0];
    if (first !== undefined) setAt(stepOfField(first));
  });
  useKeepOpen(sheet !== null && !complete.isSuccess);
  const refused = fieldErrors(complete.error, sentence);

  const finish = () => {
    if (!sheet) return;
    const { username, email, password } = administrator;
    complete.mutate({
      ...withCode,
      setupId: sheet.setupId,
      confirm: sheet.confirm.map((index, place) => ({ index, text: typed[place] ?? '' })),
      administrator: { username: username.trim(), password, ...(email.trim() === '' ? {} : { email: email.trim() }) },
      language,
      start: start === 'sample' ? 'sample' : 'empty',
    });
  };
  const back = () => setAt((now) => Math.max(0, now - 1));

  if (fromBackup) {
    return (
      <FrontPage wide title={t('backup.title')} above={<StepProgress at={1} of={2} />}>
        <FromBackup
          code={status.setupCodeRequired ? code.trim() : undefined}
          beside={false}
          onBack={() => setFromBackup(false)}
        />
      </FrontPage>
    );
  }
  return (
    <FrontPage
      wide
      title={t(`steps.${step}`)}
      lead={t(`leads.${step}`)}
      above={<StepProgress at={at} of={steps.length} />}
    >
      {step === 'folder' && (
        <FolderStep
          status={status}
          code={code}
          onCode={(next) => {
            setCode(next);
            setSheet(null);
          }}
          pending={prepare.isPending}
          error={prepare.error ?? complete.error}
          origin={origin}
          onOrigin={setOrigin}
          onNext={() => {
            if (origin === 'backup') setFromBackup(true);
            else if (sheet) setAt(1);
            else prepare.mutate(withCode);
          }}
        />
      )}
      {step === 'administrator' && (
        <AdministratorStep
          draft={administrator}
          onChange={(next) => {
            setAdministrator(next);
            complete.reset();
          }}
          refused={refused}
          onBack={back}
          onNext={() => setAt(2)}
        />
      )}
      {step === 'recovery' && sheet && (
        <RecoveryStep
          sheet={sheet}
          {...withCode}
          typed={typed}
          onTyped={setTyped}
          onBack={back}
          onNext={() => setAt(3)}
        />
      )}
      {step === 'start' && (
        <StartStep
          choice={start}
          onChoice={setStart}
          pending={complete.isPending || complete.isSuccess}
          error={complete.error}
          onBack={back}
          onFinish={finish}
        />
      )}
    </FrontPage>
  );
}

/** Asks before the window closes: a sheet that is printed already would be worthless. */
function useKeepOpen(needed: boolean) {
  useEffect(() => {
    if (!needed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [needed]);
}

/** Creates the installation, then opens the app where the chosen way to begin leads. */
function useComplete(start: StartChoice, onError: (error: AppError) => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useAction('setup.complete', {
    onError,
    async onSuccess(me) {
      await navigate(start === 'file' ? '/equipment/import?kind=rems' : '/', { replace: true });
      queries.setQueryData(callKey('auth.me', {}), me);
      await queries.invalidateQueries({ queryKey: callKey('system.status', {}) });
    },
  });
}
