/**
 * How long a caller waits for our process: calls to mailboxes whose phones are away, answered by call control over ARI,
 * against the same calls on an Asterisk whose dialplan has `Answer()` in place of `Stasis(…)`. Timed at the caller, from
 * the INVITE with credentials to 200 OK; the difference is StasisStart → answer, with the way to our process and back.
 */
import { parseArgs } from 'node:util';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { type ConfigurationFiles, startPlainAsterisk, withoutListeners } from './parts/plain-asterisk.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { answerTimes, makeCalls } from './parts/sipp.ts';
import { median, percentile, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '20' },
  },
});
const rounds = Number(options.rounds);
const callsPerSecond = Number(options.rate);
const calls = callsPerSecond * Number(options.seconds);
const phonesOnEachSide = 50;
/** Hangs up during the greeting, before a message is recorded. */
const holdMs = 1_500;

/** The rendered dialplan, except that nobody is asked. */
function answeringItself(files: ConfigurationFiles): ConfigurationFiles {
  const dialplan = files['extensions.conf'] ?? '';
  const asks = /^( same => n,)Stasis\(flexpbx,leave-voicemail,.*$/m;
  if (!asks.test(dialplan)) throw new Error('the dialplan has no line that asks call control to take a message');
  const answers = dialplan.replace(asks, '$1Answer()\n$1Playback(vm-intro)\n$1Hangup()');
  return { ...withoutListeners(files), 'extensions.conf': answers };
}

const ourWay = 'our process';
const plainWay = 'Answer()';

await cleaningUp(async (afterwards) => {
  await printSurroundings(databaseUnderTest().name);
  const everybody = extensions(2 * phonesOnEachSide);
  const system = await startFilledSystem(everybody);
  afterwards(() => system.remove());
  const plain = await startPlainAsterisk('answers', system, answeringItself);
  afterwards(() => plain.asterisk.stop());

  const ways = new Map([
    [ourWay, system.sipServers.udp],
    [plainWay, plain.sipServer],
  ]);
  const times = new Map<string, number[]>([...ways.keys()].map((way) => [way, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [way, server] of ways) {
      const load = await makeCalls({
        server,
        callers: everybody.slice(0, phonesOnEachSide),
        called: everybody.slice(phonesOnEachSide).map(({ number }) => number),
        callsPerSecond,
        calls,
        holdMs,
        withSound: false,
      });
      const { failed, complaints } = load;
      if (failed > 0) throw new Error(`${way}: ${failed} of ${calls} calls failed:\n${complaints}`);
      const answered = answerTimes(load, 200);
      times.get(way)?.push(...answered);
      tell(
        `Round ${round}, ${way}: p50 ${rounded(median(answered), 1)} ms, p99 ${rounded(percentile(answered, 0.99), 1)} ms; load ${loadWords()}`,
      );
    }
  }
  console.log(`load after: ${loadWords()}`);
  report(times);
});

function report(times: ReadonlyMap<string, readonly number[]>): void {
  printTable(
    `INVITE → 200 OK at the caller, ms; ${rounds} × ${calls} calls at ${callsPerSecond}/s each way`,
    [...times].map(([way, values]) => ({
      way,
      p50: rounded(percentile(values, 0.5), 1),
      p95: rounded(percentile(values, 0.95), 1),
      p99: rounded(percentile(values, 0.99), 1),
      max: rounded(percentile(values, 1), 1),
    })),
  );
  // From both, the median of the plain way is taken away: from p99 that makes our figure look worse rather than better.
  const ours = times.get(ourWay) ?? [];
  const plain = median(times.get(plainWay) ?? []);
  printFigures('ari', {
    p50_ms: rounded(median(ours) - plain, 2),
    p99_ms: rounded(percentile(ours, 0.99) - plain, 2),
    calls: ours.length,
  });
}
