import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useUnsavedGuard } from '../../ui/form-guard.tsx';
import { useSaveShortcut } from '../../ui/shortcuts.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { BulkFieldInput, useChoiceLabel } from './bulk-field-input.tsx';
import { type BulkChoice, bulkChoices } from './bulk-fields.ts';
import { BulkPreviewView } from './bulk-preview.tsx';
import { LastBulkEdit } from './last-bulk-edit.tsx';
import { useBulkEdit } from './use-bulk-edit.ts';

interface Props {
  readonly ids: readonly number[];
  close(): void;
}

/** Changes many units: choose fields and values, look at what changes, change it, and take it back when it was a mistake. */
export function BulkDialog({ ids, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('bulk-edit');
  const { t: tUi } = useTranslation('ui');
  const label = useChoiceLabel();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const edit = useBulkEdit(ids);
  const { step } = edit;
  const offered = bulkChoices(edit.customFields);
  const dirty = step.name !== 'done' && edit.choices.length > 0;
  useUnsavedGuard(dirty);
  const [missing, setMissing] = useState(false);
  const changing = step.name === 'preview' ? step.preview.units.length : 0;

  const submit = () => {
    if (edit.pending) return;
    if (step.name === 'done') return close();
    if (step.name === 'preview') return changing > 0 ? edit.apply() : undefined;
    setMissing(edit.choices.length === 0);
    if (edit.choices.length > 0) edit.look();
  };
  useSaveShortcut(submit);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    submit();
  };
  const confirmLabel = () => {
    if (step.name === 'done') return t('close');
    return step.name === 'preview' ? t('apply', { count: changing }) : t('look');
  };

  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!dirty}
      title={t('title', { count: ids.length })}
      size="xl"
      centered
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          {edit.error !== undefined && <ErrorPanel error={edit.error} />}
          {step.name === 'fields' && (
            <>
              <Text size="sm">{t('lead')}</Text>
              <MultiSelect
                label={t('fields')}
                placeholder={edit.choices.length === 0 ? t('fieldsHint') : ''}
                data={offered.map((choice) => ({ value: choice, label: label(choice) }))}
                value={[...edit.choices]}
                onChange={(next) => edit.choose(offered.filter((choice) => next.includes(choice)))}
                searchable
                openOnFocus={false}
                nothingFoundMessage={t('noField')}
                clearButtonProps={{ 'aria-label': t('clear') }}
                {...(missing && edit.choices.length === 0 ? { error: t('fieldMissing') } : {})}
                data-autofocus
              />
              {edit.choices.map((choice: BulkChoice) => (
                <BulkFieldInput
                  key={choice}
                  choice={choice}
                  draft={edit.draft}
                  error={edit.messages[choice]}
                  set={edit.set}
                  remove={() => edit.choose(edit.choices.filter((other) => other !== choice))}
                />
              ))}
              <LastBulkEdit />
            </>
          )}
          {step.name === 'preview' && <BulkPreviewView preview={step.preview} />}
          {step.name === 'done' && (
            <Text role="status">{t(step.undone ? 'undone' : 'done', { count: step.changed })}</Text>
          )}
          <Group justify="flex-end" mt="xs">
            {step.name === 'fields' && (
              <Button variant="default" onClick={close}>
                {tUi('cancel')}
              </Button>
            )}
            {step.name === 'preview' && (
              <Button variant="default" onClick={edit.back}>
                {t('back')}
              </Button>
            )}
            {step.name === 'done' && !step.undone && (
              <Button variant="default" loading={edit.undoing} onClick={() => edit.undo(step.bulkId)}>
                {t('undo')}
              </Button>
            )}
            <Button type="submit" loading={edit.pending} disabled={step.name === 'preview' && changing === 0}>
              {confirmLabel()}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
