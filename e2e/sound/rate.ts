/** Samples a second of every sound in these tests: telephone quality, as G.711 carries it. */
export const SOUND_RATE = 8000;
