import type { House } from '../house.ts';
import { agentNumbers } from '../queues/agent-lamp.ts';
import { slotsOf } from '../settings/parking.ts';
import { codesOf, type Feature } from '../things/feature-code.ts';
import { duringCall, features } from './features.ts';

/** Two features that one and the same sequence of keys would mean. */
export interface CodeCollision {
  readonly dialled: string;
  /** In the order of {@link features}. */
  readonly between: readonly [Feature, Feature];
}

/** Numbers that can stand behind each feature's code; null where any number can. */
type Endings = ReadonlySet<string> | null;

/** Every pair of codes that get into each other's way, with what would have to be dialled for it. */
export function codeCollisions(house: House): CodeCollision[] {
  const codes = Object.entries(codesOf(house.things['feature-code'])) as [Feature, string | null][];
  const endingsOf = endingsIn(house);
  const active = codes.flatMap(([feature, code]) =>
    code === null ? [] : [{ feature, code, endings: endingsOf(feature) }],
  );
  return [
    ...collisionsAmong(
      active.filter(({ feature }) => !duringCall.includes(feature)),
      dialledForBoth,
    ),
    ...collisionsAmong(
      active.filter(({ feature }) => duringCall.includes(feature) || feature === 'park'),
      pressedForBoth,
    ),
  ];
}

function collisionsAmong(
  active: readonly ActiveCode[],
  forBoth: (one: ActiveCode, other: ActiveCode) => string | null,
): CodeCollision[] {
  return active.flatMap((one, at) =>
    active.slice(at + 1).flatMap((other) => {
      const dialled = forBoth(one, other);
      return dialled === null ? [] : [{ dialled, between: [one.feature, other.feature] as const }];
    }),
  );
}

/** During a call Asterisk takes the first code whose keys are complete, so none may begin with another. */
function pressedForBoth(one: ActiveCode, other: ActiveCode): string | null {
  const [longer, shorter] = one.code.length >= other.code.length ? [one, other] : [other, one];
  return longer.code.startsWith(shorter.code) ? longer.code : null;
}

interface ActiveCode {
  readonly feature: Feature;
  readonly code: string;
  readonly endings: Endings;
}

function dialledForBoth(one: ActiveCode, other: ActiveCode): string | null {
  const [longer, shorter] = one.code.length >= other.code.length ? [one, other] : [other, one];
  if (!longer.code.startsWith(shorter.code)) return null;
  const between = longer.code.slice(shorter.code.length);
  if (longer.endings === null) return shorter.endings === null ? `${longer.code}…` : endingBeginning(shorter, between);
  for (const ending of longer.endings) {
    const rest = between + ending;
    if (shorter.endings === null ? rest !== '' : shorter.endings.has(rest)) return longer.code + ending;
  }
  return null;
}

/** An ending of `code` that is longer than `beginning` and begins with it. */
function endingBeginning({ code, endings }: ActiveCode, beginning: string): string | null {
  for (const ending of endings ?? []) if (ending.startsWith(beginning) && ending !== beginning) return code + ending;
  return null;
}

const nothing: Endings = new Set(['']);

function endingsIn({ extensions, things, settings }: House): (feature: Feature) => Endings {
  const numbers = new Set(extensions.map(({ number }) => number));
  const mailboxes = new Set(extensions.filter(({ voicemail }) => voicemail).map(({ number }) => number));
  const switches = new Set(things.switch.map(({ number }) => number));
  const slots = new Set(slotsOf(settings.parking));
  const agents = new Set(['', ...agentNumbers(things.queue)]);
  return (feature) => {
    switch (features[feature].behind) {
      case 'nothing':
        return nothing;
      case 'extension':
        return feature === 'voicemail-of' ? mailboxes : numbers;
      case 'number':
        return null;
      case 'switch':
        return switches;
      case 'slot':
        return slots;
      case 'agent':
        return agents;
    }
  };
}
