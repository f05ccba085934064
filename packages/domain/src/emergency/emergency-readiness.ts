import { numberOfBoth } from '../dial-pattern.ts';
import type { House } from '../house.ts';
import { emergencyNumbers } from '../settings/emergency.ts';
import type { Thing } from '../things/things.ts';
import type { TrunkState } from '../trunks/trunk-state.ts';
import { emergencyPlace, numberOfTrunk } from './emergency-place.ts';
import { emergencyTrunks } from './emergency-trunks.ts';

/** Something without which emergency calls can't be relied on. */
export interface EmergencyGap {
  /** `blocking`: no call gets through. `weak`: it does, but help may come late, or to the wrong place. */
  readonly weight: 'blocking' | 'weak';
  /** What is missing and what follows from it. */
  readonly says: string;
  /** Where it can be mended. */
  readonly at: {
    readonly kind: 'settings' | 'trunk' | 'location' | 'extension' | 'outbound-route';
    readonly key: string;
  };
}

/** The configuration as far as emergency calls need it. */
type Configured = Pick<House, 'extensions' | 'things' | 'settings'>;
type TrunkConditions = readonly Pick<TrunkState, 'trunk' | 'condition'>[];

const settings = { kind: 'settings', key: 'emergency' } as const;

/** All that is missing before production mode can be relied on, the worst first. */
export function emergencyGaps(house: Configured, states: TrunkConditions): EmergencyGap[] {
  const gaps = [
    ...waysOut(house, states),
    ...routesAround(house),
    ...whereExtensionsAre(house),
    ...numbersShown(house),
    ...whoIsTold(house),
  ];
  const blocking = gaps.filter(({ weight }) => weight === 'blocking');
  return [...blocking, ...gaps.filter(({ weight }) => weight === 'weak')];
}

function waysOut(house: Configured, states: TrunkConditions): EmergencyGap[] {
  const trunks = emergencyTrunks(house);
  if (trunks.length === 0)
    return [{ weight: 'blocking', at: settings, says: 'No trunk is chosen: no call can leave.' }];
  const down = trunks.filter(({ id }) => states.some(({ trunk, condition }) => trunk === id && condition === 'down'));
  const areAllDown = down.length === trunks.length;
  const ofTrunks = down.map(({ id, name }) => ({
    weight: areAllDown ? ('blocking' as const) : ('weak' as const),
    at: { kind: 'trunk' as const, key: id },
    says: `The trunk “${name}” is down${areAllDown ? ', and no other is chosen that works' : ''}.`,
  }));
  const alone = 'Only one trunk is chosen: when it fails, no call can leave.';
  return [...ofTrunks, ...(trunks.length === 1 ? [weak(settings, alone)] : [])];
}

/** Routes that make an emergency number of another by dropping digits: such a call is none for us, not even in test mode. */
function routesAround({ things, settings: { emergency } }: Configured): EmergencyGap[] {
  const known = new Set(emergencyNumbers(emergency).map(({ dialled }) => dialled));
  return things['outbound-route'].flatMap(({ id, name, enabled, patterns, strip, prepend }) => {
    const made = emergency.numbers.filter((number) => enabled && number.startsWith(prepend));
    const ways = made.flatMap((number) => {
      const rest = number.slice(prepend.length);
      const dropped = strip === 1 ? [...'0123456789'] : [strip === 0 ? '' : `[0-9]{${strip}}`];
      const taken = dropped.flatMap((digits) => patterns.map((pattern) => numberOfBoth(pattern, `^${digits}${rest}$`)));
      const dialled = taken.find((one) => one !== null && !known.has(one));
      return dialled ? [`${dialled} as ${number}`] : [];
    });
    const says = `The route “${name}” sends ${ways.join(', ')}, without anything that is done for emergency calls.`;
    return ways.length === 0 ? [] : [weak({ kind: 'outbound-route', key: id }, says)];
  });
}

function whereExtensionsAre(house: Configured): EmergencyGap[] {
  const lost = house.extensions.filter((extension) => emergencyPlace(extension, house).location === null);
  const [first] = lost;
  if (first === undefined) return [];
  const who =
    lost.length === 1
      ? `Extension ${first.number} (${first.name}) has no location, and the system has none`
      : `${lost.length} extensions have no location, and the system has none`;
  const at = lost.length === 1 ? { kind: 'extension' as const, key: first.number } : settings;
  return [weak(at, `${who}: nobody is told where help is needed.`)];
}

/** Places that show no number of their own, where a trunk has none either. */
function numbersShown(house: Configured): EmergencyGap[] {
  const unnumbered = emergencyTrunks(house).filter((trunk) => numberOfTrunk(trunk) === null);
  if (unnumbered.length === 0) return [];
  const shown = house.extensions.map((extension) => emergencyPlace(extension, house));
  const silent = [...new Set(shown.flatMap(({ location, elin }) => (elin === null && location ? [location] : [])))];
  const ofPlaces = silent.map((place) => weak({ kind: 'location', key: place.id }, withoutNumber(place, unnumbered)));
  return silent.length > 0 || shown.every(({ elin }) => elin !== null)
    ? ofPlaces
    : [weak(settings, 'No number is shown for extensions without a location: calls back may not reach them.')];
}

function withoutNumber({ name }: Thing<'location'>, trunks: readonly Thing<'trunk'>[]): string {
  const by = trunks.map((trunk) => `“${trunk.name}”`).join(' and ');
  return `The location “${name}” has no number to show (ELIN), and neither has ${by}: calls back may not reach who called.`;
}

function whoIsTold({ settings: { emergency } }: Configured): EmergencyGap[] {
  const told = emergency.notify.length > 0 || emergency.security_desk !== null;
  return told ? [] : [weak(settings, 'Nobody is chosen to be told: neither a security desk nor a mail address.')];
}

function weak(at: EmergencyGap['at'], says: string): EmergencyGap {
  return { weight: 'weak', at, says };
}
