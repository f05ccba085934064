import { tryCallsInHand } from './calls-in-hand.ts';

tryCallsInHand(false);
