import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import { certificatesIn } from './certificate.ts';
import { type FormPart, fieldId } from './form-part.ts';

/** What the contract takes, in characters. */
const most = 200_000;

/** The certificate of the authority, pasted or from a file, with what it holds. */
export function CertificateField({ draft, messages, set }: FormPart) {
  const { t } = useTranslation('directory');
  const formats = useFormats();
  const [tooLarge, setTooLarge] = useState(false);
  const read = async (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > most);
    if (file.size <= most) set({ caPem: await file.text() });
  };
  const held = draft.caPem.trim() === '' ? [] : certificatesIn(draft.caPem);
  const names = held?.map(({ name, until }) => t('ca.one', { name, until: formats.date(until) })).join('; ');
  const error = messages.caPem ?? (tooLarge ? t('ca.tooLarge') : undefined);
  return (
    <div>
      <Textarea
        id={fieldId('caPem')}
        label={t('ca.label')}
        description={t('ca.hint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={most}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
        value={draft.caPem}
        error={error}
        onChange={(event) => {
          setTooLarge(false);
          set({ caPem: event.currentTarget.value });
        }}
      />
      <Group gap="xs" mt="xs">
        <FileButton accept=".pem,.crt,.cer,text/plain" onChange={(file) => void read(file)}>
          {(props) => (
            <Button {...props} variant="default" size="xs">
              {t('ca.file')}
            </Button>
          )}
        </FileButton>
        {draft.caPem !== '' && (
          <Button variant="subtle" size="xs" onClick={() => set({ caPem: '' })}>
            {t('ca.clear')}
          </Button>
        )}
        <Text size="xs" c="dimmed" role="status">
          {held === undefined ? t('ca.unreadable') : held.length === 0 ? '' : t('ca.holds', { names })}
        </Text>
      </Group>
    </div>
  );
}
