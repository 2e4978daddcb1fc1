import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Person } from '../../shared/people.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { useUnmergePerson } from './use-unmerge-person.ts';

/** Says of a record that it went up in another one, and takes that back. */
export function MergedNote({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const unmerge = useUnmergePerson();
  const confirm = useConfirm();
  const { mergedInto: into } = person;
  if (into === null) return null;
  const names = { from: person.name, into: into.name };
  const undo = async () => {
    const question = {
      title: t('merge.undoTitle', names),
      message: t('merge.undoText', names),
      confirmLabel: t('merge.undo'),
    };
    if (await confirm(question)) unmerge.mutate({ fromId: person.id });
  };
  return (
    <Alert color="gray" variant="light" icon={<IconArrowMerge aria-hidden />}>
      <Group gap="sm">
        <Text size="sm">
          {t('merge.was')}{' '}
          <Anchor component={Link} to={`/people/${into.id}`} size="sm">
            {into.name}
          </Anchor>
        </Text>
        {can('people:write') && (
          <Button variant="default" size="compact-sm" loading={unmerge.isPending} onClick={() => void undo()}>
            {t('merge.undo')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
