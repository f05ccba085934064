import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of whole systems that take half a minute and more, the longest first (measured on two cores, 30 to 220 s). */
const longest = [
  'bench/soak',
  'web/accessibility',
  'telephony/calls-in-hand-alone',
  'telephony/calls-in-hand',
  'calls/leave-and-hear-voicemail',
  'mailboxes/mailboxes',
  'telephony/queue-rules',
  'telephony/parking',
  'telephony/on-whose-behalf',
  'telephony/encryption',
  'telephony/codecs',
  'survival/everything',
  'telephony/trunks',
  'telephony/paging',
  'telephony/menus',
  'survival/configuration',
  'telephony/emergency',
  'survival/many-edits',
  'calls/two-phones-talk',
  'telephony/lamps-that-are-turned',
  'telephony/conferences',
  'telephony/queues',
  'telephony/music',
  'telephony/trunk-states',
  'telephony/ring-groups',
  // Wants so much of the processors that it had better not meet those above.
  'survival/full-house',
  'calls/when-things-are-broken',
  'telephony/queue-calls',
  'telephony/inbound',
  'phones/phones',
  'telephony/rooms-alone',
  'calls/what-callers-hear',
  'web/rooms',
  'survival/without-call-control',
  'survival/asterisk',
  'web/mailboxes',
  'telephony/number-plan',
  'web/routing',
  'telephony/feature-codes',
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
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? longest.length : place;
}
