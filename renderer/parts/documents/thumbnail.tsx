import { IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentThumbnail, StoredDocument } from '#shared/documents.ts';
import classes from './documents.module.css';

/** Kinds of pictures that have a small one, and that every browser shows. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Whether a document is a picture that can be looked at here. */
export function isPicture({ contentType }: Pick<StoredDocument, 'contentType'>): boolean {
  return shown.has(contentType);
}

interface Props {
  readonly document: StoredDocument;
  readonly thumbnail: DocumentThumbnail | undefined;
  open(): void;
}

/** The small picture of a document; opens the large one. Its place is kept while it is on its way. */
export function Thumbnail({ document, thumbnail, open }: Props) {
  const { t } = useTranslation('documents');
  const jpeg = thumbnail?.jpeg ?? null;
  return (
    <button
      type="button"
      className={classes.thumbnail}
      aria-label={t('viewNamed', { name: document.fileName })}
      onClick={open}
    >
      {jpeg === null ? (
        <IconPhoto size={22} stroke={1.5} aria-hidden />
      ) : (
        <img src={`data:image/jpeg;base64,${jpeg}`} alt="" width={56} height={56} />
      )}
    </button>
  );
}
