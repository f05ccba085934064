import { expect, test } from 'vitest';
import { thingKinds } from '../things/things.ts';
import { agentLamp, agentLampKey } from './agent-lamp.ts';

const queue = (number: string, always: boolean) =>
  thingKinds.queue.schema.parse({ number, name: number, agents: [{ extension: '1001', always }] });
const byHand = [queue('8001', false), queue('8002', false)];
const alwaysInOne = [...byHand, queue('8003', true)];
const lunch = { reason: 'Lunch', since: new Date(0), automatic: false };

test.each([
  [byHand, [], null, 'out', 'sign-in'],
  [byHand, ['8002'], null, 'in', 'sign-out'],
  [byHand, ['8002'], lunch, 'paused', 'resume'],
  [byHand, [], lunch, 'out', 'sign-in'],
  [byHand, ['8009'], null, 'out', 'sign-in'],
  [alwaysInOne, [], null, 'in', 'pause'],
  [alwaysInOne, ['8001'], lunch, 'paused', 'resume'],
])(
  'given agent of %j, signed in to %j, paused %j, then the lamp shows %s, and pressing it is to %s',
  (queues, signedIn, pause, lamp, key) => {
    const presence = { extension: '1001', queues: signedIn, pause };
    expect([agentLamp(queues, presence), agentLampKey(queues, presence)]).toEqual([lamp, key]);
  },
);
