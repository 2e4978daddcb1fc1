import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems audit verify`: recomputes the whole audit trail and names the first entry that does not fit. */
export const auditVerify: Command = {
  name: 'audit verify',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    const proof = await api.audit.verify({});
    const { ok, entries, seconds, headSeq, headHash, first, clockBack } = proof;
    output.result(proof, [
      ok ? 'The audit trail holds together.' : `The audit trail does not hold together. ${first?.message ?? ''}`,
      `${entries} entries in ${seconds} s; head: entry ${headSeq}, ${headHash}`,
      ...clockBack.map(({ seq, at, before }) => `A clock was set back before entry ${seq}: ${before}, then ${at}.`),
    ]);
    return ok ? exitCodes.done : exitCodes.refused;
  },
};
