import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../shared/contract/permissions.ts';
import { tokenDays } from '../../shared/tokens.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { rightGroups, useRightWords } from '../ui/right-words.ts';

const lengths = [30, tokenDays.usual, 180, tokenDays.most];

/** What a token is called, what it carries of the own rights, and how long it lasts. */
export function MakeTokenDialog({ onMade, close }: { onMade(token: string): void; close(): void }) {
  const { t } = useTranslation('tokens');
  const { t: groupWords } = useTranslation('rights');
  const { can } = useSession();
  const words = useRightWords();
  const sentence = useSentence();
  const touch = useTouch();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const [days, setDays] = useState<number>(tokenDays.usual);
  const [asked, setAsked] = useState(false);
  const create = useAction('tokens.create', {
    onSuccess({ token }) {
      touch('token');
      onMade(token);
    },
  });
  const refused = fieldErrors(create.error, sentence);
  const missing = {
    name: asked && name.trim() === '' ? t('dialog.problems.name') : undefined,
    scopes: asked && scopes.length === 0 ? t('dialog.problems.scopes') : undefined,
  };
  const groups = rightGroups
    .map(({ id, rights }) => ({ id, rights: rights.filter(can) }))
    .filter(({ rights }) => rights.length > 0);
  return (
    <DialogForm
      title={t('dialog.title')}
      confirmLabel={t('dialog.submit')}
      dirty={name !== '' || scopes.length > 0}
      pending={create.isPending}
      error={refused.name || refused.scopes ? undefined : create.error}
      wide
      submit={() => {
        setAsked(true);
        if (name.trim() !== '' && scopes.length > 0) create.mutate({ name, scopes: [...scopes], days });
      }}
      close={close}
    >
      <TextInput
        label={t('dialog.name')}
        description={t('dialog.nameHint')}
        value={name}
        maxLength={80}
        data-autofocus
        error={missing.name ?? refused.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('dialog.scopes')}
        description={t('dialog.scopesHint')}
        error={missing.scopes ?? refused.scopes}
        value={[...scopes]}
        onChange={(next) => setScopes(groups.flatMap(({ rights }) => rights.filter((right) => next.includes(right))))}
      >
        <Stack gap="sm" mt="xs">
          {groups.map(({ id, rights }) => (
            <div key={id}>
              <Text size="sm" fw={600} mb={4}>
                {groupWords(`groups.${id}`)}
              </Text>
              <Stack gap={6}>
                {rights.map((right) => (
                  <Checkbox
                    key={right}
                    value={right}
                    label={words.right(right)}
                    description={words.rightMeaning(right)}
                  />
                ))}
              </Stack>
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
      <NativeSelect
        label={t('dialog.days')}
        value={String(days)}
        data={lengths.map((length) => ({ value: String(length), label: t('dialog.day', { count: length }) }))}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        maw={220}
      />
      <Text size="sm" c="dimmed">
        {t('limits')}
      </Text>
    </DialogForm>
  );
}
