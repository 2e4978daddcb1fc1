import { useTranslation } from 'react-i18next';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { lookupFilterKeys } from '../parts/unit-filters/filter-address.ts';
import { type Choice, ConflictChoice } from '../ui/conflict-choice.tsx';
import { ConflictDialog } from '../ui/conflict-dialog.tsx';
import type { Clash } from './conflict.ts';
import { useFieldText } from './field-view.tsx';
import { lookupRows } from './lookup-options.ts';
import type { PendingConflict } from './use-save-unit.ts';

interface Props {
  readonly conflict: PendingConflict;
  readonly saving: boolean;
  decide(choices: Readonly<Partial<Record<UnitField, Choice>>>): void;
  back(): void;
}

/** Two people changed the same fields of a unit: one value of each stays. */
export function UnitConflict({ conflict, saving, decide, back }: Props) {
  const { t } = useTranslation('equipment');
  const byField = new Map(conflict.clashes.map((clash) => [clash.field, clash]));
  return (
    <ConflictDialog
      title={t('conflict.title')}
      text={t('conflict.text')}
      fields={[...byField.keys()]}
      saving={saving}
      decide={(choices) => decide(Object.fromEntries(choices))}
      back={back}
    >
      {(field, chosen, choose) => {
        const clash = byField.get(field);
        return (
          clash && <FieldChoice key={field} clash={clash} current={conflict.current} chosen={chosen} choose={choose} />
        );
      }}
    </ConflictDialog>
  );
}

interface ChoiceProps {
  readonly clash: Clash;
  readonly current: Unit;
  readonly chosen: Choice | undefined;
  choose(value: Choice): void;
}

function FieldChoice({ clash, current, chosen, choose }: ChoiceProps) {
  const { t } = useTranslation('equipment');
  const fieldText = useFieldText();
  const mine = useWithMine(current, clash);
  return (
    <ConflictChoice
      label={t(`fields.${clash.field}`)}
      mine={fieldText(mine, clash.field)}
      theirs={fieldText(current, clash.field)}
      chosen={chosen}
      choose={choose}
    />
  );
}

/** The stored unit as it would read with my value: what is chosen from a list or from people brings its name. */
function useWithMine(current: Unit, { field, mine }: Clash): Unit {
  const lookup = lookupFilterKeys.find((key) => key === field);
  const lookups = useCall('lookups.all', {}, { enabled: lookup !== undefined }).data;
  const personId = isPersonField(field) && typeof mine === 'number' ? mine : undefined;
  const person = useCall('people.get', { id: personId ?? 1 }, { enabled: personId !== undefined }).data;
  const unit = { ...current, [field]: mine };
  const name = lookup && lookups ? lookupRows(lookup, lookups).find((row) => row.id === mine)?.name : person?.name;
  if (lookup !== undefined || isPersonField(field)) return { ...unit, [field.replace(/Id$/, 'Name')]: name ?? null };
  return unit;
}

function isPersonField(field: UnitField): boolean {
  return field === 'contactId' || field === 'supervisorId' || field === 'physicianId';
}
