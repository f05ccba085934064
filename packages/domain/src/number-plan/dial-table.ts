import { matcherOf } from '../dial-pattern.ts';
import { dialledAs, duringCall, features } from '../feature-codes/features.ts';
import type { House } from '../house.ts';
import { emergencyNumbers } from '../settings/emergency.ts';
import { slotsOf } from '../settings/parking.ts';
import { codesOf, type Feature } from '../things/feature-code.ts';
import type { Thing } from '../things/things.ts';
import { actionWords } from './action-words.ts';
import { overlapsOfRoute, overlapsOfRule } from './overlaps.ts';
import { patternInWords } from './pattern-words.ts';

/** One line of "dial → goes to". */
export interface DialRow {
  /** What says so; `key` is the thing's, empty for emergency numbers, which are a setting. */
  readonly of: 'emergency' | 'dial-rule' | 'feature-code' | 'outbound-route';
  readonly key: string;
  /** As people write numbers: `1xxx`, `*80 and an extension`. */
  readonly dial: string;
  readonly goesTo: string;
  /** The numbers of the range that are something, shortened; null where that means nothing. */
  readonly there: { readonly count: number; readonly first: readonly Numbered[] } | null;
  /** What is out of the ordinary: what other rows take of it, what isn't chosen. */
  readonly notes: readonly string[];
}

/** A number of the house and what it is called. */
export interface Numbered {
  readonly number: string;
  readonly name: string;
}

/** How many numbers of a range are named. */
const namedAtMost = 10;

/** Everything that can be dialled, in the order it is looked for. */
export function dialTable(house: House): DialRow[] {
  return [...emergencyRows(house), ...ruleRows(house), ...codeRows(house), ...routeRows(house)];
}

function emergencyRows({ settings }: House): DialRow[] {
  const { numbers, prefix, production_mode: isReal } = settings.emergency;
  const notes = isReal ? [] : ['Nothing leaves while emergency calls are in test mode: the caller hears why.'];
  return [
    {
      of: 'emergency',
      key: '',
      dial: `${numbers.join(', ')}${prefix === null ? '' : `, perhaps behind a ${prefix}`}`,
      goesTo: 'Emergency call',
      there: null,
      notes,
    },
  ];
}

function ruleRows(house: House): DialRow[] {
  const rules = house.things['dial-rule'];
  return rules.map((rule, at) => ({
    of: 'dial-rule',
    key: rule.id,
    dial: patternInWords(rule.pattern),
    goesTo: actionWords[rule.action].label,
    there: thereIn(rule, house),
    notes: [
      ...(rule.action === 'auto_attendant' && rule.destination === null && thereIn(rule, house)?.count === 0
        ? ['No destination is chosen: callers hear that the number is not in service.']
        : []),
      ...overlapsOfRule(
        rule.pattern,
        rules.slice(0, at),
        emergencyNumbers(house.settings.emergency).map(({ dialled }) => dialled),
      ),
    ],
  }));
}

function thereIn(rule: Thing<'dial-rule'>, house: House): DialRow['there'] {
  const things = numberedOf(rule, house);
  if (things === null) return null;
  const matches = matcherOf(rule.pattern);
  const found = things.filter(({ number }) => matches(number));
  return { count: found.length, first: found.slice(0, namedAtMost) };
}

function numberedOf(
  { action }: Thing<'dial-rule'>,
  { extensions, things, settings }: House,
): readonly Numbered[] | null {
  switch (action) {
    case 'extension':
      return extensions;
    case 'conference':
      return things.conference;
    case 'ring_group':
      return things['ring-group'];
    case 'queue':
      return things.queue;
    case 'paging':
      return things['paging-zone'];
    case 'auto_attendant':
      return things.menu.flatMap(({ number, name }) => (number === null ? [] : [{ number, name }]));
    case 'park':
      return slotsOf(settings.parking).map((number) => ({ number, name: 'Slot' }));
    default:
      return null;
  }
}

function codeRows({ things }: House): DialRow[] {
  const codes = codesOf(things['feature-code']);
  return (Object.keys(features) as Feature[]).flatMap((feature) => {
    const code = codes[feature];
    if (code === null || duringCall.includes(feature)) return [];
    const { name } = features[feature];
    return [{ of: 'feature-code', key: feature, dial: dialledAs(feature, code), goesTo: name, there: null, notes: [] }];
  });
}

function routeRows({ things, settings, extensions }: House): DialRow[] {
  const routes = things['outbound-route'];
  return routes
    .filter(({ enabled }) => enabled)
    .map((route) => ({
      of: 'outbound-route',
      key: route.id,
      dial: route.patterns.map(patternInWords).join(', '),
      goesTo: `Outside: ${route.name}`,
      there: null,
      notes: [
        ...overlapsOfRoute(
          route,
          routes.slice(0, routes.indexOf(route)),
          things['dial-rule'],
          emergencyNumbers(settings.emergency).map(({ dialled }) => dialled),
        ),
        ...extensionsIn(route, extensions),
      ],
    }));
}

/** Extensions outside all ranges of the plan whose numbers a route would take. */
function extensionsIn({ patterns }: Thing<'outbound-route'>, extensions: readonly Numbered[]): string[] {
  const matchers = patterns.map(matcherOf);
  const found = extensions.find(({ number }) => matchers.some((matches) => matches(number)));
  return found ? [`${found.number} is the extension of ${found.name}: that number outside can’t be reached.`] : [];
}
