import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { type Device, type devicesContract, enrolmentCode } from '../../shared/devices.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { type DeviceRules, hashOfDevice } from './device-rules.ts';
import { hashOfCode, newCode } from './enrolment-code.ts';
import type { DevicesRepository } from './repository.ts';

type Input<P extends keyof typeof devicesContract> = z.output<(typeof devicesContract)[P]['input']>;

const hourMs = 3_600_000;
const deviceBytes = 32;

/** What wrong codes ask of the throttle. */
interface Throttle {
  waitOfAddress(address: string, what: 'enrolment'): number;
  failFrom(tx: Tx, address: string, what: 'enrolment'): string | undefined;
}

/** Browsers that administrators let in: a code made by one of them, typed once in the browser, leaves it with a cookie of its own. */
export function createDevicesService(deps: {
  readonly repository: DevicesRepository;
  readonly rules: DeviceRules;
  readonly throttle: Throttle;
  readonly notices: Pick<NoticeWriter, 'raise'>;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { repository, rules, throttle, notices, clock, random } = deps;

  function refuseWrong(ctx: Context, address: string): never {
    ctx.transact((tx) => {
      const group = throttle.failFrom(tx, address, 'enrolment');
      if (group !== undefined) {
        notices.raise(tx, {
          kind: 'device.throttled',
          subject: group,
          audience: 'accounts:manage',
          severity: 'warning',
          message: `Too many wrong enrolment codes came from the address ${group}; it has to wait before the next try. Find out who uses this machine.`,
        });
      }
      tx.audit({ entity: 'device', entityId: '(unknown)', action: 'devices.enrolRefused' });
    });
    const message =
      'This code opens nothing: it was mistyped, used already, or is older than a day. Ask for a new one.';
    throw new AppError('INVALID', message, { fields: { code: message } });
  }

  return {
    status: (ctx: Context) => ({ required: rules.isAsked(), approved: rules.isApproved(ctx) }),

    /** @throws AppError INVALID for a wrong code, RATE_LIMITED after too many, CONFLICT in the window of the program */
    enrol({ code }: Input<'enrol'>, ctx: Context): Record<string, never> {
      const { known, address } = ctx;
      if (!known || address === null)
        throw new AppError('CONFLICT', 'The window of the program needs no code. Sign in as you are.');
      const seconds = throttle.waitOfAddress(address, 'enrolment');
      if (seconds > 0)
        throw new AppError('RATE_LIMITED', 'Too many wrong codes came from this address. Wait before the next try.', {
          details: { retryAfter: seconds },
        });
      const hash = hashOfCode(code);
      if (!repository.openCode(hash, clock.now().toISOString())) refuseWrong(ctx, address);
      const token = random.bytes(deviceBytes).toString('base64url');
      ctx.transact((tx) => {
        const open = repository.openCode(hash, tx.at);
        if (!open) throw new AppError('CONFLICT', 'This code was used a moment ago. Ask for a new one.');
        repository.useCode(open.id, tx.at);
        const row = { name: open.name, browser: ctx.device, at: tx.at, by: open.created_by, address };
        const id = repository.insert({ ...row, hash: hashOfDevice(token) });
        // Whoever is signed in already goes on: the rule may be switched on from here now.
        const sessionId = ctx.principal?.sessionId ?? null;
        if (sessionId !== null) repository.attach({ deviceId: id, sessionId });
        tx.audit({
          entity: 'device',
          entityId: id,
          changes: { deviceName: { old: null, new: open.name }, enrolledBy: { old: null, new: open.created_by } },
        });
      });
      known.set(token);
      return {};
    },

    list({ includeRevoked = false, page, pageSize }: Input<'list'>, ctx: Context): { items: Device[]; total: number } {
      const current = rules.knownDevice(ctx);
      const items = repository.page(includeRevoked, pageSize, (page - 1) * pageSize).map((row) => ({
        id: row.id,
        name: row.name,
        browser: row.browser,
        enrolledAt: row.enrolled_at,
        enrolledBy: row.enrolled_by,
        lastSeenAt: row.last_seen_at,
        lastAddress: row.last_address,
        revokedAt: row.revoked_at,
        current: row.id === current,
      }));
      return { items, total: repository.count(includeRevoked) };
    },

    createCode({ name }: Input<'createCode'>, ctx: Context): { code: string; expiresAt: string } {
      const code = newCode(random);
      const expiresAt = ctx.transact((tx) => {
        const until = new Date(Date.parse(tx.at) + enrolmentCode.hours * hourMs).toISOString();
        repository.forgetCodes(tx.at);
        repository.insertCode({ name, hash: hashOfCode(code), at: tx.at, by: principalOf(ctx).name, expiresAt: until });
        tx.audit({
          entity: 'device',
          entityId: null,
          changes: { deviceName: { old: null, new: name }, expiresAt: { old: null, new: until } },
        });
        return until;
      });
      return { code, expiresAt };
    },

    /** @throws AppError NOT_FOUND; CONFLICT when it was withdrawn before */
    revoke({ id }: Input<'revoke'>, ctx: Context): Record<string, never> {
      ctx.transact((tx) => {
        const row = repository.byId(id);
        if (!row) throw new AppError('NOT_FOUND', 'This browser is not known any more. Read the list again.');
        if (!repository.revoke(id, tx.at))
          throw new AppError('CONFLICT', 'The approval of this browser was withdrawn before.');
        const accounts = repository.accountsOf(id);
        const ended = repository.endSessionsOf(id);
        tx.audit({
          entity: 'device',
          entityId: id,
          changes: { deviceName: { old: row.name, new: null }, sessions: { old: ended, new: 0 } },
        });
        // The news for the windows of these accounts: their session may be gone.
        for (const account of accounts)
          tx.audit({ entity: 'session', entityId: account, action: 'devices.endSessions' });
      });
      return {};
    },
  };
}

/** The service of {@link createDevicesService}. */
export type DevicesService = ReturnType<typeof createDevicesService>;
