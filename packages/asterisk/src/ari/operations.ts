import { reasonOf } from '@flexpbx/runtime';
import {
  type BridgeRequests,
  type ChannelRequests,
  type Holdings,
  hangupCauses,
  type OutgoingLeg,
  type PlaybackRequests,
  type RecordingRequests,
} from '../port.ts';
import { isRefusal } from '../refusals.ts';
import type { Application, Bridge, Channel, StoredRecording, Variable } from './generated.ts';
import type { AriRequest } from './request.ts';
import { variableSetter } from './set-variables.ts';
import { channel } from './translate-event.ts';

/** Sends a request. The answer's type is what Asterisk's API description promises for it. */
export type Ask = <Answer = unknown>(request: AriRequest) => Promise<Answer>;

/** ARI's operations on channels. */
export function channelRequests(ask: Ask, application: string): ChannelRequests {
  const at = (channelId: string, ...rest: string[]) => ['channels', channelId, ...rest];
  return {
    get: async (id) => channel(await ask<Channel>({ name: 'show a channel', method: 'GET', path: at(id) })),
    list: async () => (await ask<Channel[]>({ name: 'list channels', method: 'GET', path: ['channels'] })).map(channel),
    answer: async (id) => {
      await ask({ name: 'answer', method: 'POST', path: at(id, 'answer'), waitsForChannel: true });
    },
    ring: async (id) => {
      await ask({ name: 'ring', method: 'POST', path: at(id, 'ring') });
    },
    hangUp: async (id, cause) => {
      const query = { reason_code: String(hangupCauses[cause]) };
      await ask({ name: 'hang up', method: 'DELETE', path: at(id), query });
    },
    continueTo: async (id, place) => {
      await ask({ name: 'continue in the dialplan', method: 'POST', path: at(id, 'continue'), body: { ...place } });
    },
    play: async (id, playbackId, media) => {
      await ask({ name: 'play', method: 'POST', path: at(id, 'play', playbackId), body: { media } });
    },
    startMusic: async (id, musicClass) => {
      const query = musicClass === null ? {} : { mohClass: musicClass };
      await ask({ name: 'start music', method: 'POST', path: at(id, 'moh'), query });
    },
    stopMusic: async (id) => {
      await ask({ name: 'stop music', method: 'DELETE', path: at(id, 'moh') });
    },
    record: async (id, recording) => {
      const body = {
        name: recording.name,
        format: recording.format,
        maxDurationSeconds: recording.maxSeconds,
        maxSilenceSeconds: recording.silenceSeconds ?? 0,
        ifExists: 'fail',
        beep: recording.beep,
        terminateOn: recording.terminator,
      };
      await ask({ name: 'record', method: 'POST', path: at(id, 'record'), body });
    },
    getVariable: (id, variable) => getVariable(ask, id, variable),
    setVariables: variableSetter(ask),
    originate: (id, leg) => originate(ask, application, id, leg),
  };
}

async function getVariable(ask: Ask, channelId: string, variable: string): Promise<string | null> {
  const path = ['channels', channelId, 'variable'];
  try {
    const found = await ask<Variable>({ name: 'read a variable', method: 'GET', path, query: { variable } });
    return found.value;
  } catch (fault) {
    if (!isRefusal(fault)) throw fault;
    // 404 stands for an unset variable and for a channel that is gone; only the latter is a fault. For a function that has
    // nothing to tell, as DB() of a key that isn't there, it is 500.
    await ask({ name: 'show a channel', method: 'GET', path: ['channels', channelId] });
    return null;
  }
}

async function originate(ask: Ask, application: string, channelId: string, leg: OutgoingLeg): Promise<void> {
  const body = {
    endpoint: leg.endpoint,
    app: application,
    appArgs: leg.arguments.join(','),
    timeout: leg.ringSeconds,
    variables: leg.variables,
    ...(leg.callerId === null ? {} : { callerId: leg.callerId }),
    ...(leg.originator === null ? {} : { originator: leg.originator }),
  };
  await ask({ name: 'call a leg', method: 'POST', path: ['channels', channelId], body });
}

/** ARI's operations on bridges. */
export function bridgeRequests(ask: Ask): BridgeRequests {
  const at = (bridgeId: string, ...rest: string[]) => ['bridges', bridgeId, ...rest];
  return {
    create: async (id, name) => {
      await ask({ name: 'create a bridge', method: 'POST', path: at(id), body: { type: 'mixing', name } });
    },
    list: async () => {
      const bridges = await ask<Bridge[]>({ name: 'list bridges', method: 'GET', path: ['bridges'] });
      return bridges.map(({ id, name, channels }) => ({ id, name, channelIds: channels }));
    },
    addChannel: async (id, channelId) => {
      const body = { channel: channelId };
      await ask({ name: 'join', method: 'POST', path: at(id, 'addChannel'), body, waitsForChannel: true });
    },
    removeChannel: async (id, channelId) => {
      const body = { channel: channelId };
      await ask({ name: 'part', method: 'POST', path: at(id, 'removeChannel'), body, waitsForChannel: true });
    },
    destroy: async (id) => {
      await ask({ name: 'destroy a bridge', method: 'DELETE', path: at(id) });
    },
  };
}

/** ARI's operations on playbacks. */
export function playbackRequests(ask: Ask): PlaybackRequests {
  return {
    stop: async (id) => {
      await ask({ name: 'stop playing', method: 'DELETE', path: ['playbacks', id] });
    },
    skip: async (id, direction) => {
      const query = { operation: direction === 'back' ? 'reverse' : 'forward' };
      await ask({ name: `skip ${direction}`, method: 'POST', path: ['playbacks', id, 'control'], query });
    },
  };
}

/** ARI's operations on recordings. */
export function recordingRequests(ask: Ask): RecordingRequests {
  return {
    stop: async (name) => {
      await ask({ name: 'stop recording', method: 'POST', path: ['recordings', 'live', name, 'stop'] });
    },
    cancel: async (name) => {
      const path = ['recordings', 'live', name];
      await ask({ name: 'throw a recording away', method: 'DELETE', path }).catch(unlessNothingToDelete);
    },
    listStored: async () => {
      const path = ['recordings', 'stored'];
      return (await ask<StoredRecording[]>({ name: 'list recordings', method: 'GET', path })).map(({ name }) => name);
    },
    deleteStored: async (name) => {
      await ask({ name: 'delete a recording', method: 'DELETE', path: ['recordings', 'stored', name] });
    },
  };
}

/**
 * One that has only begun has no file yet: Asterisk ends it and says all the same that it failed, for it could not delete
 * the file (res_stasis_recording.c, recording_cancel).
 */
function unlessNothingToDelete(fault: unknown): void {
  if (!(isRefusal(fault) && reasonOf(fault).endsWith('Recording operation failed'))) throw fault;
}

/** What Asterisk holds for an application. Before the first channel entered it may not even know its name. */
export async function holdings(ask: Ask, application: string): Promise<Holdings> {
  const held = await ask<Application>({ name: 'show us', method: 'GET', path: ['applications', application] });
  return { channelIds: held.channel_ids, bridgeIds: held.bridge_ids };
}
