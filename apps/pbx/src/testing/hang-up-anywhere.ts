import type { ScriptedCaller } from '@flexpbx/call/testing';

/** A scene that is played again and again; each time the caller hangs up somewhere else. */
export interface Scene {
  /** A new caller, and the flow it comes to. Begun anew each time. */
  begin(): { readonly caller: ScriptedCaller; readonly flow: () => Promise<unknown> };
  /** What the caller does and hears, to the end. */
  play(caller: ScriptedCaller): Promise<void>;
  /** What has to hold when it is over, wherever that was. */
  check(caller: ScriptedCaller): Promise<void>;
}

/** What callers do in a scene: they can hang up instead. */
const deeds = new Set<string | symbol>([
  'hears',
  'startsToHear',
  'presses',
  'speaks',
  'saysNothing',
  'waitsForRinging',
]);

/** No scene has more of them; whoever would hang up later never does. */
const mostPlaces = 200;

/**
 * Plays a scene until there is no place left to hang up: before and after each request to Asterisk, and before each thing the
 * caller does. Answers with how many places there were.
 */
export async function hangUpAnywhere(scene: Scene): Promise<number> {
  for (let place = 1; place <= mostPlaces; place++) {
    const { caller, flow } = scene.begin();
    let seen = 0;
    const pass = () => {
      if (++seen === place && caller.asterisk.channel('caller')) caller.hangsUp();
    };
    caller.asterisk.onRequest(pass);
    const over = flow();
    // Who has hung up can't follow the script to its end.
    const played = scene.play(watched(caller, pass)).catch(() => {});
    await Promise.race([played, over]);
    if (seen < place) caller.hangsUp();
    await over;
    await scene.check(caller);
    if (seen < place) return place - 1;
  }
  throw new Error(`the scene has more than ${mostPlaces} places to hang up at`);
}

/** The same caller, watched in what it does. */
function watched(caller: ScriptedCaller, onDeed: () => void): ScriptedCaller {
  return new Proxy(caller, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        if (deeds.has(name)) onDeed();
        return found.apply(target, given);
      };
    },
  });
}
