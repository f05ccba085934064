import { afterAll, beforeAll, describe } from 'vitest';
import { callsContract } from './calls.ts';
import { connectionContract } from './connection.ts';
import { legsContract } from './legs-and-bridges.ts';
import { promptsContract } from './prompts.ts';
import { recordingsContract } from './recordings.ts';
import { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

/** What every implementation of the port has to do alike; `raise` builds the stage once for all. */
export function portContract(name: string, raise: () => Promise<Stage>): void {
  describe(`the port to Asterisk, ${name}`, () => {
    const scene = new Scene(raise);
    beforeAll(() => scene.open(), 30_000);
    afterAll(() => scene.close());

    callsContract(scene);
    promptsContract(scene);
    recordingsContract(scene);
    legsContract(scene);
    connectionContract(scene);
  });
}
