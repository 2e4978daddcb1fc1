import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { AttemptAlert } from '../../session/attempt-alert.tsx';
import { useWait } from '../../session/wait.ts';
import { fieldErrors } from '../../ui/field-errors.ts';
import { Form } from '../../ui/form.tsx';

/** Makes this browser known with the code that an administrator gave out. */
export function EnrolForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('devices');
  const sentence = useSentence();
  const touch = useTouch();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const enrol = useAction('devices.enrol', {
    onSuccess() {
      touch('device');
      onDone();
    },
  });
  const wait = useWait(enrol.error);
  const refused = fieldErrors(enrol.error, sentence).code;
  return (
    <Form
      onSubmit={() => {
        setEmpty(code.trim() === '');
        if (code.trim() !== '' && wait === 0 && !enrol.isPending) enrol.mutate({ code });
      }}
    >
      <Stack gap="sm">
        {!refused && <AttemptAlert error={enrol.error} wait={wait} />}
        <TextInput
          label={t('enrol.code')}
          value={code}
          maxLength={40}
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={empty && code.trim() === '' ? t('enrol.missing') : refused}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={enrol.isPending} disabled={wait > 0} fullWidth>
          {t('enrol.submit')}
        </Button>
      </Stack>
    </Form>
  );
}
