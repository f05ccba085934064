import { availableParallelism } from 'node:os';

/** Files of tests with whole systems that may be at work at the same time: more than can calculate, since most of their time they wait. */
export const atOnce = 4 * availableParallelism();
