import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { SectionCard } from '../ui/section-card.tsx';

/** Sends one mail now and says how far it came. */
export function TestPanel({ unsaved }: { readonly unsaved: boolean }) {
  const { t } = useTranslation('mail');
  const { me } = useSession();
  const sentence = useSentence();
  const touch = useTouch();
  const [to, setTo] = useState(me.email ?? '');
  const test = useAction('mail.test', { onSettled: () => touch('mail') });
  const wrong = fieldErrors(test.error, sentence).to;
  return (
    <SectionCard title={t('test.title')} lead={t('test.lead')}>
      <Form onSubmit={() => !unsaved && !test.isPending && test.mutate({ to: to.trim() })}>
        <Stack gap="sm">
          <Group gap="sm" align="flex-end">
            <TextInput
              label={t('test.to')}
              type="email"
              autoComplete="off"
              maxLength={200}
              flex="1 1 16rem"
              maw={420}
              value={to}
              error={wrong}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={test.isPending} disabled={unsaved || to.trim() === ''}>
              {t('test.send')}
            </Button>
          </Group>
          {unsaved && <Alert color="gray">{t('test.unsaved')}</Alert>}
          {test.error && wrong === undefined && <ErrorPanel error={test.error} />}
          <div role="status">
            {test.data && (
              <Alert
                color={test.data.sent ? 'green' : 'red'}
                icon={test.data.sent ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
                title={t(test.data.sent ? 'test.sent' : 'test.failed')}
              >
                {sentence(test.data.message)}
              </Alert>
            )}
          </div>
        </Stack>
      </Form>
    </SectionCard>
  );
}
