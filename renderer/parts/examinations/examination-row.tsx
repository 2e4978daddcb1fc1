import { ActionIcon, Anchor, Group, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconArchive, IconArrowBackUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Examination } from '#shared/examinations.ts';
import { useSession } from '../../session/session.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Sign, Signs } from '../../ui/sign.tsx';
import { DoNotUseSign } from '../clocks/do-not-use-sign.tsx';
import { doseText } from './examination-draft.ts';
import classes from './examinations.module.css';
import { SurveyLines } from './survey-lines.tsx';
import { useUnitWords } from './use-unit-words.ts';

/** What a row asks its card to do. */
export type ExaminationAct = 'edit' | 'void' | 'unvoid';

interface Props {
  readonly examination: Examination;
  /** Whose page it stands on: it shows what the page does not say already. */
  readonly on: 'patient' | 'unit';
  /** Absent where nothing can be changed. */
  act?: ((act: ExaminationAct) => void) | undefined;
}

/** An examination: when, what, on which machine or of whom, with which dose, and what the surveys around it say. */
export function ExaminationRow({ examination, on, act }: Props) {
  const { t, i18n } = useTranslation('examinations');
  const formats = useFormats();
  const { dose, unit, surveyBefore, voided, patient } = examination;
  const failed = surveyBefore?.outcome === 'fail';
  // On the page of a unit its banner says that it must not be used.
  const blocked = unit.doNotUse && on === 'patient';
  const suspect = voided === null && (failed || blocked);
  const style = [classes.row, suspect ? classes.suspect : '', voided === null ? '' : classes.voided];
  return (
    <li className={style.filter(Boolean).join(' ')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Group gap="xs">
            <Text span size="sm" fw={600} className={classes.what ?? ''}>
              {formats.date(examination.on)} · {examination.procedure}
            </Text>
            <Signs>
              {blocked && <DoNotUseSign />}
              {failed && (
                <Sign icon={IconAlertTriangle} tone="bad" title={t('failedHint')}>
                  {t('failed')}
                </Sign>
              )}
              {unit.retired && on === 'patient' && <Sign icon={IconArchive}>{t('retired')}</Sign>}
            </Signs>
          </Group>
          {on === 'patient' ? (
            <UnitLine examination={examination} />
          ) : (
            <Anchor component={Link} to={`/patients/${patient.id}`} size="sm">
              {patient.identifier}
            </Anchor>
          )}
          {dose !== null && (
            <Text size="sm">
              {t('dose', {
                quantity: t(`quantitiesShort.${dose.quantity as 'DAP'}`), // as: the core writes no other names
                value: doseText(dose.value, i18n.resolvedLanguage ?? 'en'),
                unit: dose.unit,
              })}
            </Text>
          )}
          {examination.note !== null && (
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
              {examination.note}
            </Text>
          )}
          {!examination.noteReadable && (
            <Sign icon={IconAlertTriangle} tone="warning" title={t('noteUnreadableHint')}>
              {t('noteUnreadable')}
            </Sign>
          )}
          {voided === null ? (
            <SurveyLines examination={examination} />
          ) : (
            <Text size="xs" c="dimmed">
              {t('voided', { by: voided.by, at: formats.instant(voided.at), reason: voided.reason })}
            </Text>
          )}
        </div>
        {act && <Acts examination={examination} act={act} />}
      </Group>
    </li>
  );
}

function UnitLine({ examination: { unit } }: { readonly examination: Examination }) {
  const { can } = useSession();
  const words = useUnitWords();
  return (
    <Text size="sm">
      {can('equipment:read') ? (
        <Anchor component={Link} to={`/equipment/${unit.id}`} size="sm">
          {unit.label}
        </Anchor>
      ) : (
        unit.label
      )}
      {/* Signs above say what is the matter with it. */} · {words({ ...unit, retired: false, doNotUse: false })}
    </Text>
  );
}

interface ActsProps {
  readonly examination: Examination;
  act(act: ExaminationAct): void;
}

function Acts({ examination, act }: ActsProps) {
  const { t } = useTranslation('examinations');
  const formats = useFormats();
  const what = `${formats.date(examination.on)}, ${examination.procedure}`;
  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('acts.menu', { what })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {examination.voided === null ? (
          <>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => act('edit')}>
              {t('acts.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => act('void')}>
              {t('acts.void')}
            </Menu.Item>
          </>
        ) : (
          <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => act('unvoid')}>
            {t('acts.unvoid')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
