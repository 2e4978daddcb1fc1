import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats.ts';
import classes from './printed-sheet.module.css';

interface Props {
  readonly sheet: { readonly groups: readonly string[]; readonly fingerprint: string };
  /** Where the data lie, as far as it is said. */
  readonly dataFolder?: string;
  /** Where the page has another part of that name. */
  readonly label?: string;
}

/** The sheet itself; when the page is printed, nothing else is. */
export function PrintedSheet({ sheet, dataFolder, label }: Props) {
  const { t } = useTranslation('setup');
  const formats = useFormats();
  return (
    <section className={classes.sheet} data-print aria-label={label ?? t('recovery.sheet')}>
      <Text className={classes.sheetTitle ?? ''} fw={650}>
        {t('recovery.sheetTitle')}
      </Text>
      <ol className={classes.groups}>
        {sheet.groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal groups apart
          <li key={index}>
            <span className={classes.place}>{index + 1}</span>
            <span className={classes.group}>{group}</span>
          </li>
        ))}
      </ol>
      <dl className={classes.facts}>
        <div>
          <dt>{t('recovery.fingerprint')}</dt>
          <dd>{sheet.fingerprint}</dd>
        </div>
        {dataFolder !== undefined && (
          <div>
            <dt>{t('folder.label')}</dt>
            <dd>{dataFolder}</dd>
          </div>
        )}
        <div>
          <dt>{t('recovery.printed')}</dt>
          <dd>{formats.instant(new Date().toISOString())}</dd>
        </div>
      </dl>
      <Text size="sm" className={classes.advice ?? ''}>
        {t('recovery.advice')}
      </Text>
    </section>
  );
}
