import { biomeGate } from './biome.ts';
import { forbiddenCallsGate } from './forbidden-calls.ts';
import type { Gate } from './gate.ts';
import { importsGate } from './imports.ts';
import { layoutGate } from './layout.ts';
import { licencesGate } from './licences.ts';
import { sizeGate } from './size.ts';
import { supplyChainGate } from './supply-chain.ts';
import { traceGate } from './trace.ts';
import { typesGate } from './types.ts';
import { unusedGate } from './unused.ts';
import { wordsGate } from './words.ts';

/** Every static check, in the order in which they run. */
export const gates: readonly Gate[] = [
  biomeGate,
  typesGate('shared'),
  typesGate('main'),
  typesGate('renderer'),
  typesGate('tests'),
  typesGate('tests/e2e'),
  importsGate,
  unusedGate,
  layoutGate,
  sizeGate,
  wordsGate,
  traceGate,
  forbiddenCallsGate,
  supplyChainGate,
  licencesGate,
];
