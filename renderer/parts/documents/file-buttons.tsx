import { Button, FileButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptedFiles } from './upload-document.ts';

interface Props {
  onFiles(files: readonly File[]): void;
}

/** Chooses files, or takes a photograph where the device is one that is held in the hand. */
export function FileButtons({ onFiles }: Props) {
  const { t } = useTranslation('documents');
  const held = useMediaQuery('(pointer: coarse)') ?? false;
  const resetFiles = useRef<() => void>(null);
  const resetPhoto = useRef<() => void>(null);
  return (
    <>
      <FileButton
        multiple
        accept={acceptedFiles}
        resetRef={resetFiles}
        inputProps={{ 'aria-label': t('choose') }}
        onChange={(files) => {
          onFiles(files);
          // The same file may be chosen again after a refusal.
          resetFiles.current?.();
        }}
      >
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />}>
            {t('choose')}
          </Button>
        )}
      </FileButton>
      {held && (
        <FileButton
          accept="image/*"
          capture="environment"
          resetRef={resetPhoto}
          inputProps={{ 'aria-label': t('photo') }}
          onChange={(file) => {
            if (file !== null) onFiles([file]);
            resetPhoto.current?.();
          }}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconCamera size={16} aria-hidden />}>
              {t('photo')}
            </Button>
          )}
        </FileButton>
      )}
    </>
  );
}
