import { Button, FileButton, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { DropArea } from '../ui/drop-area.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { fileProblem } from './certificate-files.ts';
import { FoundCertificate } from './found-certificate.tsx';
import { useInspection } from './use-inspection.ts';

interface Props {
  /** The certificate that answers the open request, whose key is here. */
  readonly answer: boolean;
  close(): void;
}

/** Takes files with a certificate, shows what is in them, and keeps it when it can be served. */
export function ImportDialog({ answer, close }: Props) {
  const { t } = useTranslation('certificates');
  const sentence = useSentence();
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const look = useInspection();
  const keep = useAction('certificates.import', {
    onSuccess({ validTo }) {
      touch('certificate');
      notify.done(t('import.done', { date: formats.date(validTo.slice(0, 10)) }));
      close();
    },
  });
  const { found } = look;
  const sound = found !== undefined && found.problems.length === 0;
  const error = keep.error ?? look.error;
  const refused = fieldErrors(error, sentence).passphrase;
  const field = useRef<HTMLInputElement>(null);
  const asked = refused !== undefined;
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const inspect = (chosen: readonly File[], typed: string) => {
    const first = fileProblem(chosen);
    setProblem(first && t(`import.problems.${first.kind}`, { name: first.name }));
    if (!first) void look.inspect(chosen, typed);
  };
  const take = (chosen: readonly File[]) => {
    setFiles(chosen);
    keep.reset();
    look.forget();
    inspect(chosen, passphrase);
  };
  const submit = () => {
    if (look.pending) return;
    if (sound) keep.mutate({ uploadIds: [...look.uploadIds], ...(passphrase === '' ? {} : { passphrase }) });
    else inspect(files, passphrase);
  };
  return (
    <DialogForm
      wide
      title={t(answer ? 'import.answerTitle' : 'import.title')}
      confirmLabel={t(sound ? 'import.confirm' : 'import.look')}
      dirty={files.length > 0}
      pending={keep.isPending || look.pending}
      error={refused ? undefined : (error ?? undefined)}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t(answer ? 'import.answerLead' : 'import.lead')}</Text>
      <DropArea onFiles={take}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">
            {files.length === 0
              ? t('import.drop')
              : t('import.chosen', { names: files.map(({ name }) => name).join(', ') })}
          </Text>
          <FileButton
            multiple
            accept=".pem,.crt,.cer,.der,.key,.pfx,.p12"
            inputProps={{ 'aria-label': t('import.choose') }}
            onChange={take}
          >
            {(props) => (
              <Button {...props} variant="default" size="xs">
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
          {problem !== undefined && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {problem}
            </Text>
          )}
        </Stack>
      </DropArea>
      {!answer && (
        <PasswordField
          ref={field}
          label={t('import.passphrase')}
          description={t('import.passphraseHint')}
          autoComplete="off"
          maxLength={1000}
          value={passphrase}
          error={refused}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            keep.reset();
            look.forget();
          }}
        />
      )}
      <div aria-live="polite">
        {look.pending && <Text size="sm">{t('import.sending')}</Text>}
        {found && <FoundCertificate found={found} />}
      </div>
    </DialogForm>
  );
}
