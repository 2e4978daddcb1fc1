import { Button, Stack } from '@mantine/core';
import { IconSignature, IconUsers } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { NoteDialog } from '../ui/note-dialog.tsx';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { AccessTable } from './access-table.tsx';

const pageSize = 50;

/** Every account with what somebody should look at, to be signed once a month. */
export function AccessReviewPage() {
  const { t } = useTranslation('maintenance');
  const formats = useFormats();
  const address = useListAddress([]);
  const [signing, setSigning] = useState(false);
  const review = useCall(
    'maintenance.accessReview',
    { page: address.page, pageSize },
    { placeholderData: keepPreviousData, refetchOnMount: 'always' },
  );
  const { data } = review;
  return (
    <Page
      title={t('access.title')}
      lead={
        <>
          {t('access.lead')}{' '}
          {data &&
            (data.lastAt === null
              ? t('access.never')
              : t('access.last', { name: data.lastBy, when: formats.relative(data.lastAt) }))}
        </>
      }
      actions={
        <Button
          disabled={data === undefined}
          leftSection={<IconSignature size={16} aria-hidden />}
          onClick={() => setSigning(true)}
        >
          {t('access.sign')}
        </Button>
      }
    >
      <Stack gap="md">
        <PagedList
          list={review}
          address={address}
          pageSize={pageSize}
          empty={<EmptyState icon={IconUsers} title={t('access.empty')} />}
        >
          {(items) => <AccessTable rows={items} />}
        </PagedList>
      </Stack>
      {signing && <SignReviewDialog close={() => setSigning(false)} />}
    </Page>
  );
}

function SignReviewDialog({ close }: { close(): void }) {
  const { t } = useTranslation('maintenance');
  const notify = useNotify();
  const touch = useTouch();
  const sign = useAction('maintenance.signAccessReview', {
    onSuccess: () => {
      touch('maintenance');
      notify.done(t('access.signed'));
      close();
    },
  });
  return (
    <NoteDialog
      title={t('access.signTitle')}
      lead={t('access.signLead')}
      label={t('note')}
      description={t('noteHint')}
      confirmLabel={t('access.sign')}
      pending={sign.isPending}
      error={sign.error}
      confirm={(note) => sign.mutate(note === undefined ? {} : { note })}
      close={close}
    />
  );
}
