import { Anchor, Button, Checkbox, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { labelTexts } from '../../shared/label-texts.ts';
import { type LabelFormat, type LabelPrinter, labelFields, maxLabels } from '../../shared/labels.ts';
import { useAction } from '../api/hooks.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { FormatSelect } from './format-select.tsx';
import { LabelPreview } from './label-preview.tsx';
import { NotLetIn } from './not-let-in.tsx';
import { PrintersCard } from './printers-card.tsx';
import { SheetPicture } from './sheet-picture.tsx';
import { useChosenUnits } from './use-chosen-units.ts';

interface Props {
  readonly formats: readonly LabelFormat[];
  readonly printers: readonly LabelPrinter[];
  readonly linksTo: string | null;
}

/** In the preview while others are not let in. */
const someLink = 'https://workstation.example:8443';

/** What is printed on which labels, a picture of it, and the printers. */
export function PrintPanel({ formats, printers, linksTo }: Props) {
  const { t, i18n } = useTranslation('labels');
  const screen = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const units = useChosenUnits();
  const [printerId, setPrinterId] = useState(printers[0]?.id ?? null);
  const printer = printers.find(({ id }) => id === printerId);
  const [ownFormat, setOwnFormat] = useState<string>();
  const formatId = ownFormat ?? printer?.formatId ?? formats[0]?.id ?? '';
  const format = formats.find(({ id }) => id === formatId) ?? formats[0];
  const [fields, setFields] = useState<(typeof labelFields)[number][]>(['assetId', 'serialNumber', 'model']);
  const [startAt, setStartAt] = useState(1);
  const [copies, setCopies] = useState('1');
  const [language, setLanguage] = useState<'en' | 'fr'>(screen);
  // A refusal says which of the choices above to change, so that it stays beside the button.
  const { onSuccess } = useHandedOut((name) => t('handedOut', { name }));
  const print = useAction('labels.print', { onSuccess });
  if (!format) return null;

  const perPage = format.columns * format.rows;
  const start = Math.min(startAt, perPage);
  const each = /^([1-9]|10)$/.test(copies.trim()) ? Number(copies) : undefined;
  const labels = units.count === undefined || each === undefined ? undefined : units.count * each;
  const pages = labels === undefined ? undefined : Math.ceil((start - 1 + labels) / perPage);
  const tooMany = labels !== undefined && labels > maxLabels;
  const use = (chosen: LabelPrinter | undefined) => {
    setPrinterId(chosen?.id ?? null);
    setOwnFormat(undefined);
    setStartAt(1);
    print.reset();
  };
  const send = () =>
    print.mutate({
      ...units.choice,
      formatId: format.id,
      ...(printer ? { printerId: printer.id } : {}),
      fields,
      startAt: start,
      copies: each ?? 1,
      language,
    });
  const length = (millimetres: number) =>
    millimetres.toLocaleString(i18n.resolvedLanguage, { maximumFractionDigits: 1 });
  const counted = () => {
    if (units.error) return '';
    return units.count === 0 ? t('what.none') : t('what.units', { count: units.count ?? 0, shown: units.count ?? '…' });
  };
  const chosen = units.single && units.first ? unitLabel(units.first) : counted();
  const texts = units.first ? labelTexts(units.first, fields, language) : [];

  return (
    <Stack gap="md">
      {linksTo === null && <NotLetIn />}
      {units.error && <ErrorPanel error={units.error} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <SectionCard title={t('what.title')}>
            <Stack gap="sm">
              <Text size="sm">
                {chosen}{' '}
                <Anchor component={Link} to={units.from} underline="always">
                  {t(units.single && !units.error ? 'what.toUnit' : 'what.toList')}
                </Anchor>
              </Text>
              {printers.length > 0 && (
                <Select
                  label={t('what.printer')}
                  description={t('what.printerHint')}
                  allowDeselect={false}
                  value={String(printerId ?? 0)}
                  data={[
                    ...printers.map(({ id, name }) => ({ value: String(id), label: name })),
                    { value: '0', label: t('what.otherPrinter') },
                  ]}
                  onChange={(id) => use(printers.find((one) => String(one.id) === id))}
                />
              )}
              <FormatSelect
                formats={formats}
                value={format.id}
                choose={(id) => {
                  setOwnFormat(id);
                  setStartAt(1);
                  print.reset();
                }}
              />
              <Checkbox.Group
                label={t('what.fields')}
                description={t('what.fieldsHint')}
                value={fields}
                onChange={(chosen) => setFields(labelFields.filter((field) => chosen.includes(field)))}
              >
                <Group gap="md" mt="xs">
                  {labelFields.map((field) => (
                    <Checkbox key={field} value={field} label={t(`fields.${field}`)} />
                  ))}
                </Group>
              </Checkbox.Group>
              <Group grow align="flex-start">
                <TextInput
                  label={t('what.copies')}
                  inputMode="numeric"
                  autoComplete="off"
                  value={copies}
                  error={each === undefined ? t('what.copiesProblem') : undefined}
                  onChange={(event) => setCopies(event.currentTarget.value)}
                />
                <Select
                  label={t('what.language')}
                  allowDeselect={false}
                  value={language}
                  data={[
                    { value: 'en', label: t('what.languages.en') },
                    { value: 'fr', label: t('what.languages.fr') },
                  ]}
                  onChange={(chosen) => setLanguage(chosen === 'fr' ? 'fr' : 'en')}
                />
              </Group>
            </Stack>
          </SectionCard>
          {units.first && (
            <SectionCard
              title={t('preview.title')}
              lead={t('preview.size', { width: length(format.label.width), height: length(format.label.height) })}
            >
              <LabelPreview format={format} link={`${linksTo ?? someLink}/equipment/${units.first.id}`} texts={texts} />
            </SectionCard>
          )}
        </Stack>
        <SectionCard title={t('start.title')} lead={t(format.kind === 'sheet' ? 'start.hint' : 'start.roll')}>
          <Stack gap="md">
            {format.kind === 'sheet' && (
              <SheetPicture format={format} startAt={start} count={labels ?? 0} choose={setStartAt} />
            )}
            {labels !== undefined && pages !== undefined && (
              <Text size="sm" role="status">
                {tooMany
                  ? t('tooMany', { max: maxLabels })
                  : t(format.kind === 'sheet' ? 'sum.sheet' : 'sum.roll', { labels, pages })}
              </Text>
            )}
            <Group>
              <Button
                leftSection={<IconPrinter size={16} aria-hidden />}
                loading={print.isPending}
                disabled={linksTo === null || labels === undefined || labels === 0 || tooMany}
                onClick={send}
              >
                {t('print')}
              </Button>
            </Group>
            {print.error && <ErrorPanel error={print.error} />}
            <Text size="xs" c="dimmed">
              {t('printHint')}
            </Text>
          </Stack>
        </SectionCard>
      </SimpleGrid>
      <PrintersCard printers={printers} formats={formats} formatId={format.id} use={use} />
    </Stack>
  );
}
