import { Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleOff, IconCirclePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WhitelistCandidate } from '../../shared/whitelist.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  new: { icon: IconCirclePlus, tone: 'good' },
  present: { icon: IconCircleCheck, tone: undefined },
  inactive: { icon: IconCircleOff, tone: 'warning' },
  invalid: { icon: IconAlertTriangle, tone: 'bad' },
} as const;

/** How many names are shown; the counts speak of all. */
const shown = 300;

/** What an import would do, name by name. */
export function CandidateList({ candidates }: { readonly candidates: readonly WhitelistCandidate[] }) {
  const { t } = useTranslation('whitelist');
  if (candidates.length === 0) return <Text size="sm">{t('importDialog.none')}</Text>;
  const count = (state: WhitelistCandidate['state']) => candidates.filter((one) => one.state === state).length;
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {t('importDialog.counts', {
          added: count('new'),
          present: count('present'),
          inactive: count('inactive'),
          invalid: count('invalid'),
        })}
      </Text>
      <Table.ScrollContainer
        type="native"
        minWidth={280}
        mah={280}
        role="region"
        tabIndex={0}
        aria-label={t('importDialog.title')}
      >
        <Table verticalSpacing={5} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('fields.username')}</Table.Th>
              <Table.Th scope="col">{t('fields.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {candidates.slice(0, shown).map(({ username, state }) => (
              <Table.Tr key={username}>
                <Table.Td>{username}</Table.Td>
                <Table.Td>
                  <Sign icon={signs[state].icon} tone={signs[state].tone}>
                    {t(`importDialog.states.${state}`)}
                  </Sign>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {candidates.length > shown && (
        <Text size="sm" c="dimmed">
          {t('importDialog.more', { count: candidates.length - shown })}
        </Text>
      )}
    </Stack>
  );
}
