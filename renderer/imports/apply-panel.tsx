import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import, ImportMode } from '../../shared/imports.ts';
import { callKey, useAction } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { BlankChoice } from './blank-choice.tsx';
import { rowsToWrite } from './import-progress.ts';

/** The decision after the check: which rows go in, or none. */
export function ApplyPanel({ one }: { readonly one: Import }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [mode, setMode] = useState<ImportMode>('good-rows');
  const keep = (stored: Import) => queries.setQueryData(callKey('imports.get', { importId: one.id }), stored);
  const apply = useAction('imports.apply', { onSuccess: keep });
  const discard = useAction('imports.cancel', { onSuccess: keep });
  const rows = rowsToWrite(one.counts);
  const { errors } = one.counts;
  const refused = mode === 'all-or-nothing' && errors > 0;

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="apply-title">
      <Title order={2} id="apply-title" mb="sm">
        {t('apply.title')}
      </Title>
      <Stack gap="md">
        {rows === 0 ? (
          <Text size="sm">{t('apply.nothing')}</Text>
        ) : errors === 0 ? (
          <Text size="sm">{t('apply.noErrors')}</Text>
        ) : (
          <Radio.Group
            label={t('apply.mode')}
            value={mode}
            onChange={(value) => setMode(value === 'all-or-nothing' ? value : 'good-rows')}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="good-rows"
                label={t('apply.goodRows')}
                description={t('apply.goodRowsText', { count: errors })}
              />
              <Radio value="all-or-nothing" label={t('apply.allOrNothing')} description={t('apply.allOrNothingText')} />
            </Stack>
          </Radio.Group>
        )}
        {one.kind !== 'rems' && <BlankChoice one={one} kind={one.kind} />}
        {refused && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('apply.allOrNothingRefused')}
          </Text>
        )}
        {(apply.error ?? discard.error) && <ErrorPanel error={apply.error ?? discard.error} />}
        <Group gap="xs">
          {rows > 0 && (
            <Button
              disabled={refused}
              loading={apply.isPending}
              // A file without errors goes in whole or not at all: nobody asked for less.
              onClick={() => apply.mutate({ importId: one.id, mode: errors === 0 ? 'all-or-nothing' : mode })}
            >
              {t('apply.confirm', { count: rows })}
            </Button>
          )}
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate({ importId: one.id })}>
            {t('apply.discard')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
