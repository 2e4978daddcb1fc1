import type { NoticeWriter } from '../notices/notice-writer.ts';

/** What whoever manages accounts is told when an address has to wait, whether passwords or tokens were tried from there. */
export function addressMustWait(group: string): Parameters<NoticeWriter['raise']>[1] {
  return {
    kind: 'sign-in.throttled',
    subject: group,
    audience: 'accounts:manage',
    severity: 'warning',
    message: `Too many sign-ins from the address ${group} failed; it has to wait before the next try. Find out who uses this machine.`,
  };
}
