import { useState } from 'react';
import { AppError } from '../../shared/contract/errors.ts';

/** What somebody types to prove who they are; it lives as long as the form does. */
export interface Proof {
  readonly password: string;
  readonly code: string;
  /** The core has asked for the code, so that the form shows its field. */
  readonly codeAsked: boolean;
}

const empty: Proof = { password: '', code: '', codeAsked: false };

/** Whether the answer is "the password is right, now the code". */
export function asksForCode(error: unknown): boolean {
  return (
    error instanceof AppError && error.code === 'SECOND_FACTOR_REQUIRED' && error.details?.secondFactor !== 'enrol'
  );
}

/** Keeps a proof while it is being typed and follows what the core answers to it. */
export function useProof() {
  const [proof, setProof] = useState(empty);
  return {
    proof,
    set: (change: Partial<Proof>) => setProof((before) => ({ ...before, ...change })),
    reset: () => setProof(empty),
    /** After a refusal: a right password stays while the code is typed, a wrong one goes. */
    refused: (error: unknown) =>
      setProof((before) =>
        asksForCode(error)
          ? { ...before, code: '', codeAsked: true }
          : { ...before, password: before.codeAsked ? before.password : '', code: '' },
      ),
    /** As the contract takes it. */
    input: () => ({ password: proof.password, ...(proof.codeAsked ? { code: proof.code.trim() } : {}) }),
  };
}
