import { Button, Group, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelFormat, LabelPrinter } from '../../shared/labels.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { CalibrateDialog } from './calibrate-dialog.tsx';
import { PrinterDialog } from './printer-dialog.tsx';

interface Props {
  readonly printers: readonly LabelPrinter[];
  readonly formats: readonly LabelFormat[];
  readonly formatId: string;
  use(printer: LabelPrinter): void;
}

type Open = { readonly dialog: 'add' } | { readonly dialog: 'edit' | 'calibrate'; readonly printer: LabelPrinter };

/** Printers that were set up: the labels in them, and by how much they are off. */
export function PrintersCard({ printers, formats, formatId, use }: Props) {
  const { t } = useTranslation('labels');
  const { can } = useSession();
  const [open, setOpen] = useState<Open>();
  const format = (id: string) => formats.find((one) => one.id === id);
  return (
    <SectionCard
      title={t('printers.title')}
      lead={t(can('equipment:write') ? 'printers.lead' : 'printers.leadReadOnly')}
      actions={
        can('equipment:write') && (
          <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ dialog: 'add' })}>
            {t('printers.add')}
          </Button>
        )
      }
    >
      {printers.length === 0 ? (
        <Text size="sm">{t('printers.none')}</Text>
      ) : (
        <TableFrame
          label={t('printers.table')}
          columns={[t('printers.name'), t('printers.labels'), t('printers.offset'), t('printers.acts')]}
          minWidth={640}
        >
          {printers.map((printer) => (
            <PrinterRow
              key={printer.id}
              printer={printer}
              format={format(printer.formatId)}
              edit={() => setOpen({ dialog: 'edit', printer })}
              calibrate={() => setOpen({ dialog: 'calibrate', printer })}
            />
          ))}
        </TableFrame>
      )}
      {open && <Dialogs {...{ open, setOpen, formats, formatId, use }} />}
    </SectionCard>
  );
}

interface DialogsProps extends Pick<Props, 'formats' | 'formatId' | 'use'> {
  readonly open: Open;
  setOpen(next: Open | undefined): void;
}

/** One dialog, or two after each other; the focus returns to where the first one was opened. */
function Dialogs({ open, setOpen, formats, formatId, use }: DialogsProps) {
  useReturnFocus();
  const close = () => setOpen(undefined);
  if (open.dialog === 'calibrate') {
    const format = formats.find(({ id }) => id === open.printer.formatId);
    return format && <CalibrateDialog printer={open.printer} format={format} close={close} />;
  }
  return (
    <PrinterDialog
      formats={formats}
      printer={open.dialog === 'edit' ? open.printer : undefined}
      formatId={formatId}
      close={close}
      done={(printer) => {
        use(printer);
        // A printer that nobody has measured is measured next.
        setOpen(open.dialog === 'add' ? { dialog: 'calibrate', printer } : undefined);
      }}
    />
  );
}

interface RowProps {
  readonly printer: LabelPrinter;
  readonly format: LabelFormat | undefined;
  edit(): void;
  calibrate(): void;
}

function PrinterRow({ printer, format, edit, calibrate }: RowProps) {
  const { t, i18n } = useTranslation('labels');
  const { can } = useSession();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const remove = useAction('labels.removePrinter', {
    onSuccess: () => {
      touch('label');
      notify.done(t('printers.removed', { name: printer.name }));
    },
    onError: notify.failed,
  });
  const ask = async () => {
    const yes = await confirm({
      title: t('printers.removeTitle', { name: printer.name }),
      message: t('printers.removeText'),
      confirmLabel: t('printers.remove'),
      danger: true,
    });
    if (yes) remove.mutate({ id: printer.id });
  };
  const length = (offset: number) =>
    offset.toLocaleString(i18n.resolvedLanguage, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const acts = [
    ['calibrate', calibrate],
    ['edit', edit],
    ['remove', () => void ask()],
  ] as const;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {printer.name}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('printers.labels')}>{format?.name ?? printer.formatId}</Table.Td>
      <Table.Td data-label={t('printers.offset')}>
        {printer.offsetX === 0 && printer.offsetY === 0
          ? t('printers.offsetNone')
          : t('printers.offsetText', { x: length(printer.offsetX), y: length(printer.offsetY) })}
      </Table.Td>
      <Table.Td>
        {can('equipment:write') && (
          <Group gap="xs">
            {acts.map(([act, run]) => (
              <Button
                key={act}
                size="compact-sm"
                variant="default"
                aria-label={t(`printers.${act}Of`, { name: printer.name })}
                onClick={run}
              >
                {t(`printers.${act}`)}
              </Button>
            ))}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
