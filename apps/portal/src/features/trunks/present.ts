import { type Thing, type TrunkState, troubleWords } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';

type Presented = Output<'listTrunkStates'>['items'][number];

/** How a trunk stands, in the API's words; `state` is what call control last saw, if it saw the trunk. */
export function presentTrunkState(trunk: Thing<'trunk'>, state: TrunkState | undefined): Presented {
  if (!trunk.enabled) return { ...nothingKnown(trunk.id), state: 'disabled' };
  if (!state) return nothingKnown(trunk.id);
  const words = troubleWords(state, trunk.host);
  return {
    trunk: trunk.id,
    state: state.condition,
    reason: words?.reason ?? null,
    fix: words?.fix ?? null,
    sip_status: state.sipStatus,
    round_trip_ms: state.roundTripMs,
    since: state.since.toISOString(),
  };
}

function nothingKnown(trunk: string): Presented {
  return { trunk, state: 'checking', reason: null, fix: null, sip_status: null, round_trip_ms: null, since: null };
}
