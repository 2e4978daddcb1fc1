import { Group, Pagination, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The page, from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** Names the list where a page has several. */
  readonly of?: string;
  onChange(page: number): void;
}

/** Which rows of how many are shown, and the way to the others. */
export function Pager({ page, pageSize, total, of, onChange }: Props) {
  const { t } = useTranslation('lists');
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min((page - 1) * pageSize + 1, total);
  const to = Math.min(page * pageSize, total);
  return (
    <Group justify="space-between" mt="sm" gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t('shown', { from, to, total })}
      </Text>
      {pages > 1 && (
        <nav aria-label={of === undefined ? t('pages') : `${t('pages')}: ${of}`}>
          <Pagination
            size="sm"
            total={pages}
            value={Math.min(page, pages)}
            onChange={onChange}
            getItemProps={(number) => ({ 'aria-label': t('page', { page: number }) })}
            getControlProps={(control) =>
              control === 'previous'
                ? { 'aria-label': t('previous') }
                : control === 'next'
                  ? { 'aria-label': t('next') }
                  : {}
            }
          />
        </nav>
      )}
    </Group>
  );
}
