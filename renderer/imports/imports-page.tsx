import { Anchor, Button, Group, Paper, SegmentedControl, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Import, ImportKind } from '../../shared/imports.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { FileDrop } from './file-drop.tsx';
import { placeOf, useImportKind } from './import-kind.ts';
import { ImportStateBadge } from './import-state.tsx';

const step = 20;

/** Brings a file in, and lists the imports there were. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const { can } = useSession();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const { kinds, kind, choose } = useImportKind();
  const [size, setSize] = useState(step);
  const imports = useCall(
    'imports.list',
    { page: 1, pageSize: size },
    { enabled: can('equipment:import'), placeholderData: keepPreviousData },
  );
  const items = imports.data?.items ?? [];

  return (
    <Page
      title={t(`titles.${kind}`)}
      actions={
        <Button component={Link} to={placeOf[kind]} variant="subtle">
          {t(`to.${kind}`)}
        </Button>
      }
    >
      <Stack gap="lg">
        {kinds.length > 1 && (
          <SegmentedControl
            fullWidth
            maw={820}
            orientation={narrow ? 'vertical' : 'horizontal'}
            aria-label={t('kind')}
            value={kind}
            data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(value) => choose(value as ImportKind)} // as: the control answers one of its own values
          />
        )}
        {can('equipment:import') && <FileDrop kind={kind} />}
        <section>
          <Title order={2} mb="xs">
            {t('recent.title')}
          </Title>
          {imports.error && <ErrorPanel error={imports.error} onRetry={() => void imports.refetch()} />}
          {imports.isPending && <Skeleton height={140} />}
          {imports.data !== undefined && items.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('recent.none')}
            </Text>
          )}
          {items.length > 0 && (
            <Paper withBorder>
              <ImportTable items={items} />
            </Paper>
          )}
          {(imports.data?.total ?? 0) > size && size < 200 && (
            <Group mt="sm">
              <Button variant="default" size="xs" onClick={() => setSize(Math.min(200, size + step * 2))}>
                {t('recent.older')}
              </Button>
            </Group>
          )}
        </section>
      </Stack>
    </Page>
  );
}

function ImportTable({ items }: { readonly items: readonly Import[] }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const result = ({ counts }: Import) =>
    (['created', 'updated', 'errors'] as const)
      .filter((key) => counts[key] > 0)
      .map((key) => `${t(`outcomes.${key === 'errors' ? 'error' : key}`)} ${formats.number(counts[key])}`)
      .join(' · ');
  return (
    <Table.ScrollContainer type="native" role="region" minWidth={640} tabIndex={0} aria-label={t('recent.title')}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('recent.file')}</Table.Th>
            <Table.Th scope="col">{t('recent.kind')}</Table.Th>
            <Table.Th scope="col">{t('recent.state')}</Table.Th>
            <Table.Th scope="col">{t('recent.rows')}</Table.Th>
            <Table.Th scope="col">{t('recent.when')}</Table.Th>
            <Table.Th scope="col">{t('recent.who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => {
            const name = one.source === 'sample' ? t('recent.sample') : one.fileName;
            return (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Anchor component={Link} to={`/equipment/import/${one.id}`} size="sm">
                    {name}
                  </Anchor>
                </Table.Td>
                <Table.Td>{t(`kinds.${one.kind}`)}</Table.Td>
                <Table.Td>
                  <ImportStateBadge state={one.state} />
                </Table.Td>
                <Table.Td>{result(one)}</Table.Td>
                <Table.Td title={formats.instant(one.createdAt)}>{formats.relative(one.createdAt)}</Table.Td>
                <Table.Td>{one.createdBy}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
