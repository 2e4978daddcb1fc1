import { Alert } from '@mantine/core';
import { IconCookieOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInMethod, SignInOptions } from '../../shared/auth.ts';
import { passwordLength } from '../../shared/password-rules.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { isAtConsole } from '../parts/backups/at-console.ts';
import { asksForCode } from '../session/proof.ts';
import { useIsSessionKept } from '../session/session-kept.ts';
import { useWelcome } from '../session/sign-out.ts';
import { useWait } from '../session/wait.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { CodeStep } from './code-step.tsx';
import { EnrolDevicePage } from './enrol-device-page.tsx';
import { PasswordStep } from './password-step.tsx';
import { rememberedMethod, rememberMethod } from './remembered-method.ts';

interface Props {
  readonly version: string;
  /** Who was here when the session ended by itself and left unsaved work behind. */
  readonly returning?: string | undefined;
}

/** When the core does not say what there is, the local accounts are there. */
const plain: SignInOptions = { methods: ['local'], clinicName: null, passwordMinLength: passwordLength.usual };

/** Waits until it is known what can be chosen, so that nothing moves under the hand. */
export function SignInPage({ waiting, ...props }: Props & { readonly waiting: ReactNode }) {
  const options = useCall('auth.options', {}, { retry: false });
  const device = useCall('devices.status', {}, { retry: false });
  // Somebody who was given a code comes by this address, whether a code is asked for or not.
  const invited = window.location.pathname === '/enrol-device';
  if (options.isPending || device.isPending) return waiting;
  if (device.data?.approved === false && (device.data.required || invited))
    return <EnrolDevicePage version={props.version} required={device.data.required} />;
  return <SignInForm {...props} options={options.data ?? plain} />;
}

/** Username and password, then a code where one is asked for. Every failure reads the same, so that nobody learns which names exist. */
function SignInForm({ version, returning, options }: Props & { readonly options: SignInOptions }) {
  const { t } = useTranslation('sign-in');
  const welcome = useWelcome();
  const [username, setUsername] = useState(returning ?? '');
  const [password, setPassword] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const isSessionKept = useIsSessionKept();
  const [unkept, setUnkept] = useState(false);
  const [method, setMethod] = useState(() => rememberedMethod(options.methods));
  const chosen = options.methods.length > 1 ? { method } : {};
  const signIn = useAction('auth.signIn', {
    async onSuccess(me) {
      if (await isSessionKept()) return welcome(me);
      setUnkept(true);
      setCodeAsked(false);
      setPassword('');
    },
    onError(error, { code }) {
      if (asksForCode(error)) return setCodeAsked(true);
      // While waiting the password stays right; everything else begins again.
      if (code !== undefined && error.code === 'RATE_LIMITED') return;
      setCodeAsked(false);
      setPassword('');
    },
  });
  const wait = useWait(signIn.error);
  const send = (code?: string) => {
    if (wait > 0 || signIn.isPending) return;
    setUnkept(false);
    if (options.methods.length > 1) rememberMethod(method);
    signIn.mutate({ username: username.trim(), password, ...chosen, ...(code === undefined ? {} : { code }) });
  };
  const chooseMethod = (next: SignInMethod) => {
    setMethod(next);
    signIn.reset();
  };

  return (
    <FrontPage
      title={t(codeAsked ? 'code.title' : 'title')}
      above={options.clinicName ?? undefined}
      lead={
        codeAsked
          ? t('code.lead', { name: username.trim() })
          : returning
            ? t('returning', { name: returning })
            : undefined
      }
      footer={
        <>
          {t('version', { version })}
          {!isAtConsole() && <div>{t('warned')}</div>}
        </>
      }
    >
      {unkept && (
        <Alert
          role="alert"
          variant="light"
          color="yellow"
          mb="sm"
          icon={<IconCookieOff aria-hidden />}
          title={t('unkept.title')}
        >
          {t('unkept.message')}
        </Alert>
      )}
      {codeAsked ? (
        <CodeStep
          // The first answer only asks; it is no refusal.
          error={signIn.variables?.code === undefined ? null : signIn.error}
          wait={wait}
          pending={signIn.isPending}
          attempt={signIn.submittedAt}
          onSubmit={send}
          onBack={() => {
            setCodeAsked(false);
            setPassword('');
            signIn.reset();
          }}
        />
      ) : (
        <PasswordStep
          methods={options.methods}
          method={method}
          onMethod={chooseMethod}
          username={username}
          onUsername={setUsername}
          password={password}
          onPassword={setPassword}
          returning={returning !== undefined}
          error={signIn.error}
          wait={wait}
          pending={signIn.isPending}
          onSubmit={() => send()}
        />
      )}
    </FrontPage>
  );
}
