import type { OrderAnswer, SupervisionManner } from '@flexpbx/domain';
import { supervisionManners } from '@flexpbx/domain';
import { type CallUpParts, callUp, refused } from '../call-up.ts';
import { type FlowResult, hangUp } from '../sessions/flow-result.ts';
import type { Route } from '../sessions/sessions.ts';
import type { AgentDesk } from './agent-desk.ts';

/** Who wants to hear whom. */
export interface Supervision {
  readonly agent: string;
  readonly supervisor: string;
  readonly manner: SupervisionManner;
}

/** What supervision works with. */
export interface SuperviseParts extends CallUpParts {
  readonly desk: Pick<AgentDesk, 'channelOf'>;
}

const ringSeconds = 30;

/** Rings the supervisor's phone; who answers there joins the call the agent has for a queue. */
export async function supervise(wanted: Supervision, { desk, ...parts }: SuperviseParts): Promise<OrderAnswer> {
  const { agent, supervisor, manner } = wanted;
  const channel = desk.channelOf(agent);
  if (channel === null) return refused('This agent has no call of a queue now.');
  if (agent === supervisor) return refused('This is your own call.');
  const shown = { name: `Call of ${agent}`, number: agent };
  return callUp(
    { endpoint: `PJSIP/${supervisor}`, arguments: ['supervise', manner, channel], shown, ringSeconds },
    parts,
  );
}

/** The way of a supervisor's phone that we called: `supervise,<manner>,<channel>`. Null for anything else. */
export function superviseRoute([name, wanted, channel = '']: readonly string[]): Route | null {
  const manner = supervisionManners.find((one) => one === wanted);
  if (name !== 'supervise' || !manner || channel === '') return null;
  const flow: Route['flow'] = async (call): Promise<FlowResult> => {
    await call.setVariables({ FLEXPBX_SUPERVISED: channel });
    return { kind: 'place', context: 'supervise', extension: manner };
  };
  return { name, flow, fallback: hangUp };
}
