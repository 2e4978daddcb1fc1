import { Popover, Progress, Table, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplacementScore } from '#shared/capital-plan.ts';
import { useFormats } from '../../ui/formats.ts';
import classes from './capital.module.css';

/** A replacement score as a number and a bar; a click says what it is made of. */
export function ScoreSign({ score }: { readonly score: ReplacementScore }) {
  const { t } = useTranslation('capital');
  if (score.value === null) {
    return (
      <Text size="sm" c="dimmed" title={t('score.unknownHint')}>
        {t('score.unknown')}
      </Text>
    );
  }
  return (
    <Popover position="bottom-end" withArrow shadow="md" withinPortal trapFocus={false}>
      <Popover.Target>
        <UnstyledButton className={classes.score ?? ''} aria-label={t('score.of', { value: score.value })}>
          <Text span size="sm" fw={600} className={classes.value ?? ''}>
            {score.value}
          </Text>
          <Progress value={score.value} size="sm" w={40} color="var(--mantine-primary-color-filled)" aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ScoreTable score={score} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** What a score is made of: every part with its value and its share. */
export function ScoreTable({ score }: { readonly score: ReplacementScore }) {
  const { t } = useTranslation('capital');
  const formats = useFormats();
  return (
    <>
      <Table verticalSpacing={2} fz="sm" aria-label={t('score.made')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('score.part')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('score.value')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('score.weight')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {score.parts.map(({ part, value, share }) => (
            <Table.Tr key={part}>
              <Table.Th scope="row" fw={400}>
                {t(`score.parts.${part}`)}
              </Table.Th>
              <Table.Td ta="right">{value === null ? t('score.partUnknown') : formats.decimal(value, 2)}</Table.Td>
              <Table.Td ta="right">{t('percent', { value: formats.number(Math.round(share)) })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {score.parts.some(({ value }) => value === null) && (
        <Text size="xs" c="dimmed" mt={4} maw={260}>
          {t('score.leftOut')}
        </Text>
      )}
    </>
  );
}
