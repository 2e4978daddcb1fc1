import { ActionIcon, Anchor, Button, Text } from '@mantine/core';
import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentThumbnail, StoredDocument } from '#shared/documents.ts';
import { useAction } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Moment } from '../../ui/moment.tsx';
import { useNotify } from '../../ui/notify.ts';
import { startDownload } from '../../ui/start-download.ts';
import classes from './documents.module.css';
import { isPicture, Thumbnail } from './thumbnail.tsx';
import { useSizeText } from './use-size-text.ts';

interface Props {
  readonly document: StoredDocument;
  readonly canWrite: boolean;
  readonly thumbnail: DocumentThumbnail | undefined;
  /** Shows a picture in large. */
  view(): void;
  remove(): void;
  restore(): void;
}

/** One document: what it is, who added it, the way to fetch it, and to take it off or bring it back. */
export function DocumentRow({ document, canWrite, thumbnail, view, remove, restore }: Props) {
  const { t } = useTranslation('documents');
  const formats = useFormats();
  const sizeText = useSizeText();
  const notify = useNotify();
  const download = useAction('documents.download', {
    onSuccess: ({ path, fileName }) => startDownload(path, fileName),
    onError: (error) => notify.failed(error),
  });
  const { id, fileName: name, contentType, size, addedAt, addedBy, deleted } = document;
  const Icon = iconOf(contentType);
  return (
    <li className={`${classes.row} ${deleted === null ? '' : classes.gone}`}>
      {isPicture(document) ? (
        <Thumbnail document={document} thumbnail={thumbnail} open={view} />
      ) : (
        <Icon size={22} stroke={1.5} aria-hidden />
      )}
      <div className={classes.what}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          className={classes.name ?? ''}
          aria-label={t('downloadNamed', { name, size: sizeText(size) })}
          disabled={download.isPending}
          onClick={() => download.mutate({ id })}
        >
          {name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {sizeText(size)} · {addedBy} · <Moment at={addedAt} />
        </Text>
        {(thumbnail?.outcome === 'too-large' || thumbnail?.outcome === 'undecodable') && (
          <Text size="xs">{t(`noThumbnail.${thumbnail.outcome}`)}</Text>
        )}
        {deleted !== null && (
          <Text size="xs">
            {t('deleted', { who: deleted.by, when: formats.instant(deleted.at), reason: deleted.reason })}
          </Text>
        )}
      </div>
      {canWrite &&
        (deleted === null ? (
          <ActionIcon variant="subtle" color="gray" aria-label={t('removeNamed', { name })} onClick={remove}>
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        ) : (
          <Button size="compact-sm" variant="default" aria-label={t('restoreNamed', { name })} onClick={restore}>
            {t('restore')}
          </Button>
        ))}
    </li>
  );
}

function iconOf(contentType: string): typeof IconFile {
  if (contentType === 'application/pdf') return IconFileTypePdf;
  if (contentType.startsWith('image/')) return IconPhoto;
  if (contentType.startsWith('text/csv') || contentType.includes('spreadsheet')) return IconFileSpreadsheet;
  if (contentType.startsWith('text/') || contentType.includes('word') || contentType.includes('opendocument.text'))
    return IconFileText;
  return IconFile;
}
