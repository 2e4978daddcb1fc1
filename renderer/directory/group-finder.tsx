import { Button, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';

interface Props {
  readonly searchable: boolean;
  take(dn: string): void;
  close(): void;
}

/** Finds a group of the saved directory by a part of its name. */
export function GroupFinder({ searchable, take, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('directory');
  const { t: tUi } = useTranslation('ui');
  const [text, setText] = useState('');
  const [search, setSearch] = useState<string>();
  const groups = useCall(
    'directory.findGroups',
    { search: search ?? '' },
    { enabled: searchable && search !== undefined, staleTime: 0 },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setSearch(text.trim());
  };
  return (
    <Modal opened onClose={close} title={t('finder.title')} centered closeButtonProps={{ 'aria-label': tUi('close') }}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(searchable ? 'finder.lead' : 'finder.unsaved')}
        </Text>
        {searchable && (
          <form onSubmit={submit}>
            <Group align="flex-end" gap="xs" wrap="nowrap">
              <TextInput
                label={t('finder.search')}
                flex={1}
                maxLength={200}
                data-autofocus
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Button type="submit" loading={groups.isFetching}>
                {t('finder.submit')}
              </Button>
            </Group>
          </form>
        )}
        {groups.error && <ErrorPanel error={groups.error} />}
        {search !== undefined && groups.isPending && searchable && <Skeleton height={80} />}
        {groups.data?.items.length === 0 && <Text size="sm">{t('finder.none')}</Text>}
        {(groups.data?.items ?? []).map(({ dn, name }) => (
          <Button
            key={dn}
            variant="default"
            h="auto"
            py={6}
            justify="flex-start"
            onClick={() => take(dn)}
            styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'start' } }}
          >
            <span>
              {name}
              <Text size="xs" c="dimmed">
                {dn}
              </Text>
            </span>
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
