import { Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Import } from '../../shared/imports.ts';
import { call } from '../api/client.ts';
import { useSend } from '../api/context.tsx';
import { useSentence } from '../i18n/index.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { groupMessages, type MessageGroup } from './group-messages.ts';
import { tableName } from './table-name.ts';

const looks = {
  error: { color: 'red', icon: IconCircleX },
  warning: { color: 'orange', icon: IconAlertTriangle },
  remark: { color: 'blue', icon: IconInfoCircle },
} as const;
const pageSize = 200;
const rowsNamed = 12;
/** Lines at first and with each step, so that a bad file does not bury the difference. */
const lines = { first: 6, step: 40 };

/** What there is to say about the file and its rows; equal messages are one line that names their rows. */
export function Messages({ one }: { readonly one: Import }) {
  const { t } = useTranslation('imports');
  const send = useSend();
  const messages = useInfiniteQuery({
    // The state belongs to the key: applying may add to what the check found.
    queryKey: ['imports.messages', one.id, one.state],
    queryFn: ({ pageParam }) => call(send, 'imports.messages', { importId: one.id, page: pageParam, pageSize }),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * pageSize < last.total ? pages.length + 1 : undefined),
  });
  const [shown, setShown] = useState(lines.first);
  const error = messages.error as AppError | null; // as: call throws nothing else
  const all = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = messages.data?.pages[0]?.total ?? 0;

  const groups = groupMessages(all);
  const showMore = () => {
    setShown(shown + lines.step);
    if (shown + lines.step >= groups.length && messages.hasNextPage) void messages.fetchNextPage();
  };

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="messages-title">
      <Title order={2} id="messages-title" mb="sm">
        {t('messages.title')}
      </Title>
      {error !== null && <ErrorPanel error={error} onRetry={() => void messages.refetch()} />}
      {messages.isPending && <Skeleton height={48} />}
      {messages.data !== undefined && total === 0 && (
        <Text size="sm" c="dimmed">
          {t('messages.none')}
        </Text>
      )}
      <Stack gap="xs">
        {groups.slice(0, shown).map((group) => (
          <MessageLine
            key={`${group.level} ${group.table ?? ''} ${group.column ?? ''} ${group.message}`}
            group={group}
          />
        ))}
      </Stack>
      {(messages.hasNextPage || groups.length > shown) && (
        <Group mt="sm" gap="sm">
          <Button variant="default" size="xs" loading={messages.isFetchingNextPage} onClick={showMore}>
            {t('messages.more')}
          </Button>
        </Group>
      )}
    </Paper>
  );
}

function MessageLine({ group }: { readonly group: MessageGroup }) {
  const { t } = useTranslation('imports');
  const sentence = useSentence();
  const formats = useFormats();
  const { color, icon: Icon } = looks[group.level];
  const named = group.rows.slice(0, rowsNamed).map(formats.number).join(', ');
  const rest = group.rows.length - rowsNamed;
  const rows = rest > 0 ? t('messages.moreRows', { rows: named, count: rest }) : named;
  const { table } = group;
  const where = [
    table === undefined ? null : tableName(t, table),
    group.rows.length > 0
      ? t(table === undefined ? 'messages.rows' : 'messages.numbers', { rows, count: group.rows.length })
      : table === undefined
        ? t('messages.wholeFile')
        : null,
    group.column === undefined ? null : t('messages.column', { column: group.column }),
  ];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Badge
        variant="default"
        tt="none"
        fw={500}
        flex="none"
        miw={{ base: 'max-content', sm: 128 }}
        styles={{
          root: { borderColor: 'var(--rems-line)', justifyContent: 'flex-start' },
          label: { flex: 'none' },
          section: { color: `var(--mantine-color-${color}-text)` },
        }}
        leftSection={<Icon size={14} aria-hidden />}
      >
        {t(`messages.${group.level}`)}
      </Badge>
      <div>
        <Text size="sm">{sentence(group.message)}</Text>
        <Text size="xs" c="dimmed">
          {where.filter((part) => part !== null).join(' · ')}
        </Text>
      </div>
    </Group>
  );
}
