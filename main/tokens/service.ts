import { AppError } from '../../shared/contract/errors.ts';
import type { tokensContract } from '../../shared/tokens.ts';
import type { HandlersOf } from '../rpc/context.ts';

export type TokensService = HandlersOf<typeof tokensContract>;

export function createTokensService(): TokensService {
  const later = () => {
    throw new AppError('UNAVAILABLE', 'Not yet.');
  };
  return { own: later, create: later, revoke: later, list: later };
}
