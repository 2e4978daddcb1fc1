import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calibrationMark, type LabelFormat, type LabelPrinter } from '../../shared/labels.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useNotify } from '../ui/notify.ts';
import { readMillimetres } from './label-choice.ts';
import classes from './labels.module.css';
import { useCalibrationPage } from './use-calibration-page.ts';

interface Props {
  readonly printer: LabelPrinter;
  readonly format: LabelFormat;
  close(): void;
}

/** Three steps: print a page, measure it, print it once more to see that it is right. */
export function CalibrateDialog({ printer, format, close }: Props) {
  const { t, i18n } = useTranslation('labels');
  const notify = useNotify();
  const touch = useTouch();
  const page = useCalibrationPage();
  const mark = calibrationMark(format);
  const written = (offset: number) =>
    (mark + offset).toLocaleString(i18n.resolvedLanguage, { maximumFractionDigits: 2, useGrouping: false });
  const [stored, setStored] = useState(printer);
  const [across, setAcross] = useState(written(printer.offsetX));
  const [down, setDown] = useState(written(printer.offsetY));
  const [checked, setChecked] = useState(false);
  const offsets = { offsetX: offsetOf(across, mark), offsetY: offsetOf(down, mark) };
  const save = useAction('labels.savePrinter', {
    onSuccess: (saved) => {
      touch('label');
      setStored(saved);
      notify.done(t('calibrate.saved', { name: saved.name }));
    },
  });
  const dirty = offsets.offsetX !== stored.offsetX || offsets.offsetY !== stored.offsetY;
  const submit = () => {
    setChecked(true);
    const { offsetX, offsetY } = offsets;
    if (offsetX === undefined || offsetY === undefined) return;
    if (!dirty) return close();
    const { id, version, name, formatId } = stored;
    save.mutate({ id, version, name, formatId, offsetX, offsetY });
  };
  const problem = (offset: number | undefined) =>
    checked && offset === undefined ? t('calibrate.problem', { from: mark - 20, to: mark + 20 }) : undefined;
  return (
    <DialogForm
      title={t('calibrate.title', { name: printer.name })}
      confirmLabel={t(dirty ? 'calibrate.save' : 'calibrate.finish')}
      dirty={dirty}
      pending={save.isPending}
      error={save.error ?? undefined}
      wide
      settled={!dirty}
      submit={submit}
      close={close}
    >
      <ol className={classes.steps}>
        <li>
          <Text size="sm">{t('calibrate.print')}</Text>
          <Button
            mt="xs"
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={page.isPending}
            onClick={() => page.hand({ formatId: format.id })}
          >
            {t('calibrate.page')}
          </Button>
        </li>
        <li>
          <Text size="sm" mb="xs">
            {t('calibrate.measure', { mark })}
          </Text>
          <Group grow align="flex-start">
            <TextInput
              label={t('calibrate.left')}
              inputMode="decimal"
              autoComplete="off"
              value={across}
              error={problem(offsets.offsetX)}
              onChange={(event) => setAcross(event.currentTarget.value)}
            />
            <TextInput
              label={t('calibrate.top')}
              inputMode="decimal"
              autoComplete="off"
              value={down}
              error={problem(offsets.offsetY)}
              onChange={(event) => setDown(event.currentTarget.value)}
            />
          </Group>
        </li>
        <li>
          <Text size="sm">{t('calibrate.check')}</Text>
          <Button
            mt="xs"
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={dirty}
            loading={page.isPending}
            onClick={() => page.hand({ formatId: format.id, printerId: printer.id })}
          >
            {t('calibrate.checkPage')}
          </Button>
        </li>
      </ol>
    </DialogForm>
  );
}

/** By how much a printer is off that prints the mark there; undefined where nobody measured that. */
function offsetOf(measured: string, mark: number): number | undefined {
  const length = readMillimetres(measured);
  const offset = length === undefined ? undefined : Math.round((length - mark) * 100) / 100;
  return offset === undefined || Math.abs(offset) > 20 ? undefined : offset;
}
