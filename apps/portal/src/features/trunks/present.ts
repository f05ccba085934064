import { type Thing, type TrunkState, troubleWords } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';

type Presented = Output<'listTrunkStates'>['items'][number];

/** How a trunk stands, in the API's words; `state` is what call control last saw, if it saw the trunk. */
export function presentTrunkState(trunk: Thing<'trunk'>, state: TrunkState | undefined): Presented {
  if (!trunk.enabled) return { ...nothingKnown(trunk), state: 'disabled' };
  if (!state) return nothingKnown(trunk);
  const words = troubleWords(state, trunk.host);
  return {
    ...named(trunk),
    state: state.condition,
    reason: words?.reason ?? null,
    fix: words?.fix ?? null,
    sip_status: state.sipStatus,
    round_trip_ms: state.roundTripMs,
    since: state.since.toISOString(),
  };
}

function nothingKnown(trunk: Thing<'trunk'>): Presented {
  const unknown = { reason: null, fix: null, sip_status: null, round_trip_ms: null, since: null };
  return { ...named(trunk), state: 'checking', ...unknown };
}

function named({ id, name }: Thing<'trunk'>): Pick<Presented, 'trunk' | 'name'> {
  return { trunk: id, name };
}
