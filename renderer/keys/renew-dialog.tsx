import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { GroupFields, groupsFit } from '../parts/recovery-sheet/group-fields.tsx';
import { PrintedSheet } from '../parts/recovery-sheet/printed-sheet.tsx';
import { SheetButtons } from '../parts/recovery-sheet/sheet-buttons.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { startDownload } from '../ui/start-download.ts';
import { useFirstProblem } from '../ui/use-first-problem.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';

const steps = ['know', 'print', 'type'] as const;

/** A new recovery sheet in three steps: what it means, paper, two groups read back. Until the last one the old sheet holds. */
export function RenewDialog({ close }: { close(): void }) {
  useReturnFocus();
  const { t, i18n } = useTranslation('keys');
  const { t: tUi } = useTranslation('ui');
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const notify = useNotify();
  const touch = useTouch();
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const [checked, setChecked] = useState(false);
  const renew = useAction('keys.renewSheet');
  const pdf = useAction('keys.sheetPdf', { onSuccess: ({ path, fileName }) => startDownload(path, fileName) });
  const confirm = useAction('keys.confirmSheet', {
    onSuccess() {
      touch('key');
      notify.done(t('renew.done'));
      close();
    },
  });
  const { form, look } = useFirstProblem<HTMLFormElement>();
  const sheet = renew.data;
  const { reset } = renew;
  // The key goes from memory with the dialog.
  useEffect(() => reset, [reset]);
  useEffect(() => {
    if (at === steps.indexOf('type')) form.current?.querySelector('input')?.focus();
  }, [at, form]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at === 0) {
      setAt(1);
      if (sheet === undefined) renew.mutate({});
    } else if (at === 1) setAt(2);
    else if (sheet !== undefined) {
      setChecked(true);
      if (!groupsFit(sheet, typed)) return look();
      confirm.mutate({
        sheetId: sheet.sheetId,
        confirm: sheet.confirm.map((index, place) => ({ index, text: typed[place] ?? '' })),
      });
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      title={t('renew.title')}
      size="lg"
      centered
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <form ref={form} onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('renew.step', { number: at + 1, of: steps.length, name: t(`renew.steps.${steps[at] ?? 'know'}`) })}
          </Text>
          {at === 0 && <WhatItMeans />}
          {at > 0 && renew.error && <ErrorPanel error={renew.error} onRetry={() => renew.mutate({})} />}
          {at > 0 && renew.isPending && <Skeleton height={260} radius="md" />}
          {at === 1 && sheet && (
            <>
              <Text size="sm">{t('renew.print')}</Text>
              <PrintedSheet sheet={sheet} label={t('renew.sheet')} />
              <SheetButtons pending={pdf.isPending} onPdf={() => pdf.mutate({ sheetId: sheet.sheetId, language })} />
              {pdf.error && <ErrorPanel error={pdf.error} />}
            </>
          )}
          {at === 2 && sheet && (
            <>
              {confirm.error && <ErrorPanel error={confirm.error} />}
              <GroupFields sheet={sheet} typed={typed} checked={checked} onTyped={setTyped} />
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={at === 2 ? () => setAt(1) : close}>
              {t(at === 2 ? 'renew.back' : 'renew.giveUp')}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={at > 0 && sheet === undefined}>
              {t(`renew.next.${steps[at] ?? 'know'}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function WhatItMeans() {
  const { t } = useTranslation('keys');
  return (
    <Stack gap="sm">
      <Text size="sm">{t('renew.what')}</Text>
      <Alert variant="light" icon={<IconInfoCircle aria-hidden />} title={t('renew.backups')}>
        {t('renew.backupsHint')}
      </Alert>
      <Text size="sm">{t('renew.seen')}</Text>
    </Stack>
  );
}
