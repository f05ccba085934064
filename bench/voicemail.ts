/**
 * What a mailbox costs, and how soon it speaks.
 *
 * - `cpu_ratio`: CPU of a message that a caller leaves, all of ours included, against Asterisk's own VoiceMail() in an Asterisk
 *   with the same files and nothing of ours beside it. Callers hear the greeting to its end, speak, and hang up. Both ways take
 *   their callers at the same time and are compared within each round, so that whatever else the machine does meets both.
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
    messages: { type: 'string', default: '60' },
    'warm-up': { type: 'string', default: '100' },
    openings: { type: 'string', default: '5' },
  },
});
const plan: MessagePlan = { calls: Number(options.messages), callsPerSecond: 2.5, holdMs: 25_000 };
/** Node compiles what it runs often: until then a message costs half as much again. */
const warmUp: MessagePlan = { calls: Number(options['warm-up']), callsPerSecond: 3, holdMs: 21_000 };
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
  const samples: Sample[][] = [];
  const leave = (how: MessagePlan) => Promise.all(ways.map((way) => sampleMessages(way, callers, called, how)));
  tell('Warming up');
  await leave(warmUp);
  for (let round = 1; round <= Number(options.rounds); round++) {
    tell(`Messages, round ${round} of ${options.rounds}`);
    samples.push(await leave(plan));
  }

  tell(`Opening a mailbox with ${messagesInFullMailbox} messages and one with three, ${options.openings} times`);
  await fillMailbox(system, full.number, messagesInFullMailbox);
  await fillMailbox(system, empty.number, 3);
  const openings = await openMailboxes(system, [full, empty], Number(options.openings));
  console.log(`load after: ${loadWords()}`);
  report(new CallFigures(samples), openings.get(full.number), openings.get(empty.number));
});

function report(messages: CallFigures, full: Opening | undefined, empty: Opening | undefined): void {
  printTable(
    `${plan.calls} messages, ${plan.callsPerSecond} more each second, ${plan.holdMs / 1000} s from answer to end; medians`,
    messages.ways.map((way) => ({
      way,
      'CPU ms/message': rounded(messages.cpu(way, null), 2),
      'Asterisk alone': rounded(messages.cpu(way, 'asterisk'), 2),
      'CPU ratio': rounded(messages.ratio(way, 'native', null), 3),
    })),
  );
  printTable(
    'Ours by process, CPU ms a message',
    messages.processesOf('ours').map((process) => ({ process, ms: rounded(messages.cpu('ours', process), 2) })),
  );
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
    cpu_ratio: rounded(messages.ratio('ours', 'native', null), 3),
    open_1000_ms: rounded(median(full?.first ?? []), 0),
    counted_1000_ms: rounded(median(full?.counted ?? []), 0),
    cpu_ratio_asterisk: rounded(messages.ratio('ours', 'native', 'asterisk'), 3),
    cpu_ms: rounded(messages.cpu('ours', null), 2),
    cpu_ms_native: rounded(messages.cpu('native', null), 2),
  });
}
