import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DropArea } from '../../ui/drop-area.tsx';
import classes from './documents.module.css';
import { FileButtons } from './file-buttons.tsx';
import { fileProblem } from './upload-document.ts';
import { useSizeText } from './use-size-text.ts';

interface Props {
  readonly label: string;
  readonly files: readonly File[];
  onChange(files: readonly File[]): void;
}

/** Files of a record that does not exist yet: chosen now, sent by the form once it has been saved. */
export function ChosenFiles({ label, files, onChange }: Props) {
  const { t } = useTranslation('documents');
  const sizeText = useSizeText();
  const add = (chosen: readonly File[]) => onChange([...files, ...chosen]);
  return (
    <Stack gap={4} role="group" aria-label={label}>
      <Text size="sm" fw={600} aria-hidden>
        {label}
      </Text>
      <DropArea onFiles={add}>
        <Stack gap={6}>
          {files.length > 0 && (
            <ul className="rems-plain-list">
              {files.map((file, index) => {
                const problem = fileProblem(file);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice
                  <li key={`${file.name}-${index}`} className={classes.row}>
                    <div className={classes.what}>
                      <Text size="sm" className={classes.name ?? ''}>
                        {file.name}
                      </Text>
                      <Text size="xs" c={problem ? 'var(--mantine-color-error)' : 'dimmed'} role={problem && 'alert'}>
                        {problem === undefined ? sizeText(file.size) : t(`problems.${problem}`)}
                      </Text>
                    </div>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('putAwayNamed', { name: file.name })}
                      onClick={() => onChange(files.filter((_, at) => at !== index))}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  </li>
                );
              })}
            </ul>
          )}
          <Group gap="xs">
            <FileButtons onFiles={add} />
          </Group>
          <Text size="xs" c="dimmed">
            {t('hint')}
          </Text>
        </Stack>
      </DropArea>
    </Stack>
  );
}
