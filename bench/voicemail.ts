/**
 * What a mailbox costs, and how soon it speaks.
 *
 * - `cpu_ratio`: CPU of a message that a caller leaves, all of ours included, against Asterisk's own VoiceMail() in an Asterisk
 *   with the same files and nothing of ours beside it. Callers hear the greeting to its end (21 s), speak for half a minute, and
 *   hang up. Both ways take their callers at the same time and are compared within each round, so that whatever else the machine
 *   does meets both.
 * - `short_cpu_ratio`: the same of a message of four seconds, of which more is our part.
 * - `open_1000_ms`: how long somebody who dials a mailbox with 1,000 messages hears nothing after the answer; `counted_1000_ms`
 *   the same after the PIN, when the messages have been counted. Medians of the packets' times at a phone.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { askAsterisk } from '@flexpbx/e2e/asterisk-console';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { CallFigures, type Sample } from './parts/call-samples.ts';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { fillMailbox, type Opening, openMailboxes } from './parts/mailbox-opening.ts';
import { type MessagePlan, type MessageWay, sampleMessages } from './parts/message-samples.ts';
import { type ConfigurationFiles, startPlainAsterisk, withoutListeners } from './parts/plain-asterisk.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { median, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '160' },
    'warm-up': { type: 'string', default: '100' },
    openings: { type: 'string', default: '5' },
  },
});
/** How long the greeting takes. */
const greetingMs = 21_000;
/** As many a second as the soak has. */
const messages: MessagePlan = { calls: Number(options.messages), callsPerSecond: 4, holdMs: greetingMs + 30_000 };
const shortMessages: MessagePlan = { ...messages, holdMs: greetingMs + 4_000 };
/** Node compiles what it runs often: until then a message costs half as much again. */
const warmUp: MessagePlan = { calls: Number(options['warm-up']), callsPerSecond: 3, holdMs: greetingMs };
const phonesOnEachSide = 100;
const messagesInFullMailbox = 1_000;

/** The rendered dialplan, except that Asterisk's own mailbox takes the message. */
function takingMessagesItself(files: ConfigurationFiles): ConfigurationFiles {
  const dialplan = files['extensions.conf'] ?? '';
  const asks = /^( same => n,)Stasis\(flexpbx,leave-voicemail,.*$/m;
  if (!asks.test(dialplan)) throw new Error('the dialplan has no line that asks call control to take a message');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's, not ours
  const takes = dialplan.replace(asks, '$1VoiceMail(${EXTEN}@default,u)');
  return { ...withoutListeners(files), 'extensions.conf': takes };
}

await cleaningUp(async (afterwards) => {
  await printSurroundings(databaseUnderTest().name);
  const everybody = extensions(2 * phonesOnEachSide + 2);
  const [full, empty] = everybody.slice(2 * phonesOnEachSide);
  if (!full || !empty) throw new Error('nobody is there to open a mailbox');
  const system = await startFilledSystem(everybody);
  afterwards(() => system.remove());
  const native = await startPlainAsterisk('native', system, takingMessagesItself);
  afterwards(() => native.asterisk.stop());

  const callers = everybody.slice(0, phonesOnEachSide);
  const called = everybody.slice(phonesOnEachSide, 2 * phonesOnEachSide).map(({ number }) => number);
  const { spool } = native.asterisk.folders;
  const ways: MessageWay[] = [
    {
      name: 'ours',
      sipServer: system.sipServers.udp,
      pids: await system.pids(),
      console: (command) => askAsterisk(system, command),
      spool: openVoicemailSpool(system.paths.asterisk),
    },
    {
      name: 'native',
      sipServer: native.sipServer,
      pids: { asterisk: native.asterisk.pid },
      console: (command) => native.asterisk.cli(command),
      spool: openVoicemailSpool({
        voicemail: join(spool, 'voicemail', 'default'),
        recordings: join(spool, 'recording'),
      }),
    },
  ];
  const leave = (how: MessagePlan) => Promise.all(ways.map((way) => sampleMessages(way, callers, called, how)));
  tell('Warming up');
  await leave(warmUp);
  const left: { readonly long: Sample[][]; readonly short: Sample[][] } = { long: [], short: [] };
  for (let round = 1; round <= Number(options.rounds); round++) {
    tell(`Messages, round ${round} of ${options.rounds}`);
    left.long.push(await leave(messages));
    left.short.push(await leave(shortMessages));
  }

  tell(`Opening a mailbox with ${messagesInFullMailbox} messages and one with three, ${options.openings} times`);
  await fillMailbox(system, full.number, messagesInFullMailbox);
  await fillMailbox(system, empty.number, 3);
  const openings = await openMailboxes(system, [full, empty], Number(options.openings));
  console.log(`load after: ${loadWords()}`);
  const [long, short] = [new CallFigures(left.long), new CallFigures(left.short)];
  report({ long, short, full: openings.get(full.number), empty: openings.get(empty.number) });
});

interface Findings {
  readonly long: CallFigures;
  readonly short: CallFigures;
  readonly full: Opening | undefined;
  readonly empty: Opening | undefined;
}

function report({ long, short, full, empty }: Findings): void {
  printMessages(messages, long);
  printMessages(shortMessages, short);
  const shown = [
    { mailbox: `${messagesInFullMailbox} messages`, opening: full },
    { mailbox: 'three messages', opening: empty },
  ];
  printTable(
    'Nothing heard, ms',
    shown.map(({ mailbox, opening: { first, counted } = { first: [], counted: [] } }) => ({
      mailbox,
      'after the answer': rounded(median(first), 0),
      'at most': rounded(Math.max(...first), 0),
      'after the PIN': rounded(median(counted), 0),
      ' at most': rounded(Math.max(...counted), 0),
    })),
  );
  printFigures('voicemail', {
    cpu_ratio: rounded(long.ratio('ours', 'native', null), 3),
    open_1000_ms: rounded(median(full?.first ?? []), 0),
    counted_1000_ms: rounded(median(full?.counted ?? []), 0),
    message_seconds: (messages.holdMs - greetingMs) / 1_000,
    cpu_ratio_asterisk: rounded(long.ratio('ours', 'native', 'asterisk'), 3),
    cpu_ms: rounded(long.cpu('ours', null), 2),
    cpu_ms_native: rounded(long.cpu('native', null), 2),
    short_cpu_ratio: rounded(short.ratio('ours', 'native', null), 3),
    short_cpu_ms: rounded(short.cpu('ours', null), 2),
    short_cpu_ms_native: rounded(short.cpu('native', null), 2),
  });
}

function printMessages({ calls, callsPerSecond, holdMs }: MessagePlan, figures: CallFigures): void {
  printTable(
    `${calls} messages, ${callsPerSecond} more each second, ${holdMs / 1000} s from answer to end; medians`,
    figures.ways.flatMap((way) =>
      [null, ...figures.processesOf(way)].map((process) => ({
        way,
        process: process ?? 'all',
        'CPU ms/message': rounded(figures.cpu(way, process), 2),
      })),
    ),
  );
}
