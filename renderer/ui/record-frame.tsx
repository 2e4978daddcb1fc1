import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft, type IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { AppError } from '../../shared/contract/errors.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorPanel } from './error-panel.tsx';
import { Page } from './page.tsx';

interface Props<T> {
  /** The heading while there is no record. */
  readonly title: string;
  /** The id of {@link useRecordId}, and what was asked with it. */
  readonly id: number | null;
  readonly asked: {
    readonly data: T | undefined;
    readonly error: AppError | null;
    readonly refetch: () => Promise<unknown>;
  };
  /** What is said of a record that does not exist. */
  readonly missing: { readonly icon: typeof IconSearchOff; readonly title: string; readonly text: string };
  readonly back: ReactNode;
  readonly children: (record: T) => ReactNode;
}

/** The page of a record: said so when there is none or it cannot be read, a grey field while it is read. */
export function RecordFrame<T>({ title, id, asked, missing, back, children }: Props<T>) {
  if (id === null || asked.error?.code === 'NOT_FOUND') {
    return (
      <Page title={title}>
        <EmptyState icon={missing.icon} title={missing.title} actions={back}>
          {missing.text}
        </EmptyState>
      </Page>
    );
  }
  if (asked.data !== undefined) return children(asked.data);
  return (
    <Page title={title} actions={back}>
      {asked.error ? (
        <ErrorPanel error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton height={260} radius="md" />
      )}
    </Page>
  );
}

/** The id in the address; null when what stands there is none. */
export function useRecordId(): number | null {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

/** Back to the list as it was, or to whatever page led here; to `list` when none did. */
export function BackButton({ list }: { readonly list: string }) {
  const { t } = useTranslation('ui');
  const state: unknown = useLocation().state;
  const from =
    typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string'
      ? state.from
      : list;
  return (
    <Button component={Link} to={from} variant="subtle" size="xs" leftSection={<IconArrowLeft size={16} aria-hidden />}>
      {t('back')}
    </Button>
  );
}
