import { tryCallsInHand } from './calls-in-hand.ts';

// With every process of ours killed.
tryCallsInHand(true);
