import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest first (measured on two cores): of rules those that start an Asterisk or processes (5 to 20 s); of whole
 * systems (20 to 220 s) with pages, which want the processors, between calls, which mostly wait.
 */
const order = [
  'voicemail-spool/src/crash',
  'contract/real.contract',
  'db/src/several-processes',
  'configd/src/configuration-keeper',
  'portal/src/access',
  'asterisk/src/ami/ami',
  'asterisk/asterisk-unit',
  'state/watch-certificate',
  'ari/strange-server',
  'ari/ari',
  'bench/soak',
  'telephony/calls-in-hand-alone',
  'web/accessibility',
  'telephony/calls-in-hand',
  'calls/leave-and-hear-voicemail',
  'telephony/parking',
  'telephony/on-whose-behalf',
  'web/mailboxes',
  'telephony/encryption',
  'mailboxes/mailboxes',
  'web/rooms',
  'telephony/codecs',
  'telephony/emergency',
  'web/routing',
  'telephony/trunks',
  'survival/many-edits',
  'telephony/menus',
  'web/live',
  'telephony/paging',
  'survival/everything',
  'web/emergency',
  'telephony/ring-groups',
  'calls/two-phones-talk',
  'web/queues',
  'telephony/trunk-states',
  'survival/full-house',
  'telephony/conferences',
  'web/extensions',
  'telephony/queues',
  'telephony/queue-calls',
  'web/trunks',
  'telephony/music',
  'telephony/lamps-that-are-turned',
  'web/menus',
  'calls/when-things-are-broken',
  'survival/configuration',
  'web/first-ten-minutes',
  'phones/phones',
];

/**
 * Begins with the files that take longest, so that none of them is still at it alone when the others are through. In a fresh
 * clone vitest knows no durations and goes by the size of files; some of the longest of ours are three lines.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = order.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? order.length : place;
}
