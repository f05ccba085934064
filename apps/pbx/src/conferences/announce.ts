import { randomUUID } from 'node:crypto';
import type { AsteriskPort } from '@flexpbx/asterisk/port';
import { hangUp } from '../sessions/flow-result.ts';
import type { Route } from '../sessions/sessions.ts';

/** The dialplan's way for an announcement into a room; part of the name of its channel there. */
export const announcementContext = 'conference-announcement';

const flowName = 'announce-in-conference';
const answeredWithinSeconds = 5;

/** Has a stock sound played to everybody in a room, by somebody who comes in, says it and goes. */
export async function announceInConference(
  asterisk: Pick<AsteriskPort, 'channels'>,
  conference: string,
  sound: string,
): Promise<void> {
  await asterisk.channels.originate(randomUUID(), {
    endpoint: `Local/${conference}@${announcementContext}`,
    arguments: [flowName, sound],
    callerId: null,
    ringSeconds: answeredWithinSeconds,
    variables: {},
    originator: null,
  });
}

/** The way of a channel that speaks into a room; null when this is none. */
export function announcementRoute([name, sound]: readonly string[]): Route | null {
  if (name !== flowName || sound === undefined) return null;
  const flow: Route['flow'] = async (call) => {
    await call.play(`sound:${sound}`);
    return hangUp;
  };
  return { name: flowName, flow, fallback: hangUp };
}
