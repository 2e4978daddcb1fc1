import { Button, Group, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold, searchWords } from '../../shared/text.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { startDownload } from '../ui/start-download.ts';
import { type DescribedProcedure, useApiDocument, useMayCall } from './document.ts';
import { ProcedureItem } from './procedure-item.tsx';

/** Every call of this installation, searchable, with what it takes and answers. */
export function ProceduresCard() {
  const { t } = useTranslation('api-help');
  const document = useApiDocument();
  const mayCall = useMayCall();
  const [search, setSearch] = useState('');
  const [tokensOnly, setTokensOnly] = useState(false);
  const words = searchWords(useDeferredValue(search));
  const fits = ({ name, summary, byToken }: DescribedProcedure) =>
    (byToken || !tokensOnly) && words.every((word) => fold(`${name} ${summary}`).includes(word));
  const found = document.data?.filter(fits) ?? [];
  return (
    <SectionCard
      title={t('calls.title')}
      lead={t('calls.lead')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => startDownload('/openapi.json', 'rems-openapi.json')}
        >
          {t('calls.document')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Group gap="md">
          <TextInput
            type="search"
            aria-label={t('calls.search')}
            placeholder={t('calls.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            maxLength={200}
            flex="1 1 16rem"
            maw={420}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Switch
            label={t('calls.tokensOnly')}
            checked={tokensOnly}
            onChange={(event) => setTokensOnly(event.currentTarget.checked)}
          />
        </Group>
        {document.isPending && <Skeleton height={320} radius="md" />}
        {document.error && <ErrorPanel error={document.error} onRetry={() => void document.refetch()} />}
        {document.data && (
          <Text size="sm" c="dimmed" role="status">
            {t('calls.count', { count: found.length })}
          </Text>
        )}
        <div>
          {found.map((procedure) => (
            <ProcedureItem key={procedure.name} procedure={procedure} allowed={mayCall(procedure)} />
          ))}
        </div>
      </Stack>
    </SectionCard>
  );
}
