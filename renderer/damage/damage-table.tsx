import { Checkbox, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconArchive, IconCircleCheck, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DamagedRecord } from '../../shared/damage.ts';
import { Moment } from '../ui/moment.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

interface Props {
  readonly items: readonly DamagedRecord[];
  readonly chosen: readonly number[];
  onChoose(ids: readonly number[]): void;
}

const signs = {
  open: [IconAlertTriangle, 'bad'],
  quarantined: [IconArchive, 'warning'],
  mended: [IconCircleCheck, 'good'],
  removed: [IconTrash, undefined],
} as const;

/** Findings with what is wrong, in words; those that something can be done about can be chosen. */
export function DamageTable({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation('damage');
  const choosable = items.filter(({ state }) => state === 'open' || state === 'quarantined').map(({ id }) => id);
  const all = choosable.length > 0 && choosable.every((id) => chosen.includes(id));
  const columns = [
    choosable.length > 0 ? (
      <Checkbox
        key="all"
        aria-label={t('chooseAll')}
        checked={all}
        indeterminate={!all && chosen.length > 0}
        onChange={() => onChoose(all ? [] : choosable)}
      />
    ) : (
      ''
    ),
    t('fields.record'),
    t('fields.problem'),
    t('fields.found'),
    t('fields.state'),
  ];
  return (
    <TableFrame label={t('title')} columns={columns} minWidth={720}>
      {items.map((item) => {
        const [icon, tone] = signs[item.state];
        const label = labelOf(item);
        return (
          <Table.Tr key={item.id}>
            <Table.Td>
              {choosable.includes(item.id) && (
                <Checkbox
                  aria-label={t('choose', { label })}
                  checked={chosen.includes(item.id)}
                  onChange={(event) =>
                    onChoose(event.currentTarget.checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
                  }
                />
              )}
            </Table.Td>
            <Table.Td>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {label}
              </Text>
              <Text size="xs" c="dimmed">
                {item.kind === 'secret'
                  ? t('kinds.secret')
                  : `${t(`kinds.${item.kind}`)} · ${item.source} ${item.recordId}`}
              </Text>
            </Table.Td>
            <Table.Td data-label={t('fields.problem')}>
              {t(`problems.${item.problem}`)}
              {item.kid !== null && (
                <Text size="xs" c="dimmed">
                  {t('key')} {item.kid}
                </Text>
              )}
            </Table.Td>
            <Table.Td data-label={t('fields.found')}>
              <Moment at={item.foundAt} />
            </Table.Td>
            <Table.Td data-label={t('fields.state')}>
              <Sign icon={icon} tone={tone}>
                {t(`stateOfOne.${item.state}`)}
              </Sign>
              {item.changedAt !== null && (
                <Text size="xs" c="dimmed">
                  <Moment at={item.changedAt} /> · {item.changedBy}
                  {item.reason !== null && ` · ${item.reason}`}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </TableFrame>
  );

  function labelOf({ source, recordId, label }: DamagedRecord): string {
    if (source === 'settings' && (recordId === 'mail' || recordId === 'directory')) return t(`secrets.${recordId}`);
    return source === 'second_factors' ? t('secrets.factor', { name: label }) : label;
  }
}
