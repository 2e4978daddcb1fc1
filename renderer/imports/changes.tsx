import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '../../shared/imports.ts';
import classes from './imports.module.css';

/** As many columns of a row as fit a glance; the rest is a click away. */
const glance = 6;

/** What a row changes, column by column: old → new, or the new value alone for a record that did not exist. */
export function Changes({ changes }: { readonly changes: ImportRow['changes'] }) {
  const { t } = useTranslation('imports');
  const [all, setAll] = useState(false);
  const rest = changes.length - glance;
  return (
    <div className={classes.changes}>
      {changes.slice(0, all ? undefined : glance).map((change) => (
        <Change key={change.column} change={change} />
      ))}
      {rest > 0 && (
        <Button variant="subtle" size="compact-xs" aria-expanded={all} onClick={() => setAll((before) => !before)}>
          {all ? t('difference.fewer') : t('difference.more', { count: rest })}
        </Button>
      )}
    </div>
  );
}

function Change({ change }: { readonly change: ImportRow['changes'][number] }) {
  const { t } = useTranslation('imports');
  const empty = <em>{t('difference.empty')}</em>;
  return (
    <span className={classes.change}>
      <code>{change.column}</code>{' '}
      {change.old !== null && (
        <>
          <VisuallyHidden>{t('difference.before')} </VisuallyHidden>
          <del>{change.old === '' ? empty : change.old}</del>{' '}
          <IconArrowRight size={13} aria-hidden className={classes.arrow} />{' '}
          <VisuallyHidden>{t('difference.after')} </VisuallyHidden>
        </>
      )}
      <ins>{change.new === null || change.new === '' ? empty : change.new}</ins>
    </span>
  );
}
