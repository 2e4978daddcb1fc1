import type { DiagnosisFinding } from '../../shared/accounts.ts';
import type { DirectoryAnswer } from '../directory/service.ts';

const refusals: Readonly<Record<Extract<DirectoryAnswer, { outcome: 'refused' }>['reason'], string>> = {
  'not-found':
    'The directory does not know this name where people are searched. Check the name and the search settings.',
  ambiguous: 'The directory has more than one entry for this name. Have the search settings narrowed down.',
  'wrong-password': 'The directory refused the password.',
  disabled: 'The account is disabled in the directory. Ask the people who run it.',
  locked:
    'The account is locked in the directory, mostly after wrong passwords elsewhere. Ask the people who run it, or wait.',
  expired: 'The account or its password has expired in the directory. Ask the people who run it.',
  'must-change': 'The directory asks for a new password first. It is changed at a computer of the organisation.',
  'no-role': 'No group of the directory gives this person a role here. Map a group, or set a default role.',
};

/** The answer of the directory as a finding; `boundTo` is the entry that the account belongs to, where it has signed in before. */
export function directoryFinding(proof: DirectoryAnswer, boundTo: string | null = null): DiagnosisFinding {
  switch (proof.outcome) {
    case 'proven':
    case 'found':
      return boundTo === null || boundTo === proof.identity.directoryId
        ? { check: 'directory', state: 'ok', message: 'The directory knows this person and has nothing against it.' }
        : {
            check: 'directory',
            state: 'problem',
            message:
              'The directory knows another person under this name than the one to whom the account belongs. Find out who it is; moving the account to this installation and back lets the present one have it.',
          };
    case 'refused':
      return { check: 'directory', state: 'problem', message: refusals[proof.reason] };
    case 'unreachable':
      return { check: 'directory', state: 'problem', message: `The directory does not answer: ${proof.reason}` };
  }
}
