import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import {
  ReminderDefinition,
  type ReminderRule,
  type remindersContract,
  type SentReminder,
} from '../../shared/reminders.ts';
import { fold } from '../../shared/text.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import type { Context } from '../rpc/context.ts';
import { linkOf } from './digest.ts';
import type { ReminderRuleRow, SentRow } from './repository.ts';
import { createSending, type SendingDeps } from './send.ts';

type Input<P extends keyof typeof remindersContract> = z.output<(typeof remindersContract)[P]['input']>;

/** When whom is reminded of what, and what was sent. */
export function createRemindersService(
  deps: SendingDeps & { readonly roles: Pick<RoleRules, 'permissionsOf' | 'unknownAmong'> },
) {
  const { repository, roles } = deps;
  const sending = createSending(deps);

  function one(id: number): ReminderRule {
    const row = repository.rule(id);
    if (!row) throw new AppError('NOT_FOUND', 'This rule does not exist. Read the list again.');
    return toRule(row);
  }

  function check(name: string, definition: ReminderDefinition, id: number | null): void {
    const refuse = (field: string, message: string): never => {
      throw new AppError('INVALID', message, { fields: { [field]: message } });
    };
    const other = repository.named(fold(name));
    if (other !== undefined && other !== id) refuse('name', 'Another rule has this name. Choose another one.');
    const { roles: wanted, recipients, daysBefore, onLimit, overdueEveryDays, ruleIds } = definition;
    if (wanted.length === 0 && recipients.length === 0)
      refuse('definition.roles', 'Choose who is reminded: a role, or people of the unit.');
    if (roles.unknownAmong(wanted).length > 0)
      refuse('definition.roles', 'One of the roles does not exist any more. Choose again.');
    if (daysBefore.length === 0 && !onLimit && overdueEveryDays === null)
      refuse('definition.daysBefore', 'Choose when: days before the target, on the last day, or while overdue.');
    if (repository.countRules(ruleIds) !== new Set(ruleIds).size)
      refuse('definition.ruleIds', 'One of the obligations does not exist any more. Choose again.');
  }

  function labelOf(subject: string): Pick<SentReminder, 'about' | 'label' | 'link'> {
    const [kind = '', id = '', limit = ''] = subject.split(':');
    const matter = repository.matter(kind, Number(id));
    const about = kind === 'finding' ? 'finding' : 'obligation';
    if (!matter) return { about, label: limit, link: null };
    const label = [matter.unit, matter.what, limit].filter((part) => part !== '').join(' · ');
    return { about, label, link: linkOf({ kind: about, id: Number(id), unitId: matter.unitId }) };
  }

  return {
    rules: (): { items: ReminderRule[] } => ({ items: repository.rules().map(toRule) }),

    /** @throws AppError INVALID */
    createRule({ name, definition }: Input<'createRule'>, ctx: Context): ReminderRule {
      const id = ctx.transact((tx) => {
        check(name, definition, null);
        const stored = tidied(definition);
        const created = repository.insertRule({
          name,
          folded: fold(name),
          definition: JSON.stringify(stored),
          at: tx.at,
        });
        const changes = { name: { old: null, new: name }, definition: { old: null, new: stored } };
        tx.audit({ entity: 'reminder', entityId: created, changes });
        return created;
      });
      return one(id);
    },

    /** @throws AppError NOT_FOUND, INVALID, CONFLICT for a stale version */
    updateRule({ id, version, ...sent }: Input<'updateRule'>, ctx: Context): ReminderRule {
      ctx.transact((tx) => {
        const old = one(id);
        if (old.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this rule. Compare both values and save again.', {
            details: { current: old },
          });
        }
        const next = {
          name: sent.name ?? old.name,
          definition: tidied(sent.definition ?? old.definition),
          active: sent.active ?? old.active,
        };
        const changed = (['name', 'definition', 'active'] as const).filter(
          (key) => JSON.stringify(next[key]) !== JSON.stringify(old[key]),
        );
        if (changed.length === 0) return;
        // A rule that is only switched off may speak of a role that has gone.
        if (changed.some((key) => key !== 'active') || next.active) check(next.name, next.definition, id);
        repository.updateRule({
          id,
          name: next.name,
          folded: fold(next.name),
          definition: JSON.stringify(next.definition),
          active: next.active ? 1 : 0,
          at: tx.at,
        });
        tx.audit({
          entity: 'reminder',
          entityId: id,
          changes: Object.fromEntries(changed.map((key) => [key, { old: old[key], new: next[key] }])),
        });
      });
      return one(id);
    },

    preview: () => ({ items: sending.preview() }),

    sent: ({ page, pageSize }: Input<'sent'>): { items: SentReminder[]; total: number } => ({
      items: repository.sent(pageSize, (page - 1) * pageSize).map(({ subject, ...row }: SentRow) => ({
        ...row,
        ...labelOf(subject),
      })),
      total: repository.countSent(),
    }),

    /** Tells everybody what they were not told yet; the job `reminders.send`. */
    send: sending.send,
  };
}

/** The service of {@link createRemindersService}. */
export type RemindersService = ReturnType<typeof createRemindersService>;

/** Days in one order and each once, so that the same rule reads the same. */
function tidied(definition: ReminderDefinition): ReminderDefinition {
  return {
    ...definition,
    ruleIds: [...new Set(definition.ruleIds)].sort((one, other) => one - other),
    daysBefore: [...new Set(definition.daysBefore)].sort((one, other) => other - one),
  };
}

function toRule(row: ReminderRuleRow): ReminderRule {
  return { ...row, definition: ReminderDefinition.parse(JSON.parse(row.definition)), active: row.active === 1 };
}
