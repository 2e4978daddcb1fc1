import { Radio, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type BlankCells, blankCells, type Import, type ImportKind } from '../../shared/imports.ts';
import { callKey, useAction } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';

/** What a blank cell does in a file of REMS. Source: REMS 3.11. */
const ruleOfRems: Readonly<Record<Exclude<ImportKind, 'rems'>, 'keep' | 'clear'>> = {
  equipment: 'clear',
  tests: 'keep',
  bookings: 'keep',
  people: 'clear',
  facilities: 'clear',
};

/** The words for a rule, as it is for this kind of file. */
export function useBlankWords(): (kind: Exclude<ImportKind, 'rems'>, rule: BlankCells) => string {
  const { t } = useTranslation('imports');
  return (kind, rule) => (rule === 'rems' ? t(`blank.rems.${ruleOfRems[kind]}`) : t(`blank.${rule}`));
}

/** What blank cells shall do; another choice has the file checked again. */
export function BlankChoice({ one, kind }: { readonly one: Import; readonly kind: Exclude<ImportKind, 'rems'> }) {
  const { t } = useTranslation('imports');
  const words = useBlankWords();
  const queries = useQueryClient();
  const check = useAction('imports.check', {
    onSuccess: (stored) => queries.setQueryData(callKey('imports.get', { importId: one.id }), stored),
  });
  // What REMS does anyway needs no line of its own.
  const offered = blankCells.filter((rule) => rule !== ruleOfRems[kind] || rule === one.blankCells);
  return (
    <>
      <Radio.Group
        label={t('blank.title')}
        description={t('blank.hint')}
        value={check.variables?.blankCells ?? one.blankCells}
        onChange={(value) => {
          const blank = blankCells.find((rule) => rule === value);
          if (blank !== undefined) check.mutate({ importId: one.id, blankCells: blank });
        }}
      >
        <Stack gap="xs" mt="xs">
          {offered.map((rule) => (
            <Radio key={rule} value={rule} label={words(kind, rule)} disabled={check.isPending} />
          ))}
        </Stack>
      </Radio.Group>
      {check.error && <ErrorPanel error={check.error} />}
    </>
  );
}
