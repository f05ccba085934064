import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@flexpbx/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPidFile } from './pid-file.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';
import { type ProgramSurroundings, programUnit } from './program.ts';
import type { Unit } from './run.ts';
import { superviseStages } from './supervise-stages.ts';

let folder: string;
let surroundings: ProgramSurroundings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-supervise-'));
  const paths = { run: join(folder, 'run'), log: join(folder, 'log') };
  for (const path of Object.values(paths)) mkdirSync(path);
  writeFileSync(history(), '');
  surroundings = {
    paths,
    variables: { ...process.env, HISTORY: history() },
    clock: systemClock,
    limits: { readyMs: 5_000, stopMs: 1_000 },
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the programs of a test did, a line each, in order. */
const history = () => join(folder, 'history');
const happened = () => readFileSync(history(), 'utf8').split('\n').filter(Boolean);

async function until(line: string): Promise<void> {
  const watcher = watch(history());
  while (!happened().includes(line)) await once(watcher, 'change');
  watcher.close();
}

/** A program that notes its life in the history and runs `body`, which has `note` and `ready`. */
function unit(name: string, body: string, { niceness } = { niceness: 0 }): Unit {
  const main = join(folder, `${name}.ts`);
  writeFileSync(
    main,
    `import { appendFileSync } from 'node:fs';
     const note = (what) => appendFileSync(process.env.HISTORY, '${name} ' + what + '\\n');
     const ready = () => { note('ready'); process.send({ ready: true }); };
     const end = () => { note('ends'); process.exit(0); };
     process.on('disconnect', end);
     ${body}`,
  );
  return programUnit({ name, main, niceness }, surroundings);
}

const steady = `process.on('SIGTERM', end); ready();`;

/** Supervises until `stop` is called; everything it said stands in `said`. */
function supervise(stages: readonly (readonly Unit[])[]) {
  const stopping = new AbortController();
  const said: string[] = [];
  const note = (sentence: string) => said.push(sentence);
  const watching = { progress: { tell: note, warn: note }, clock: systemClock };
  const done = superviseStages(stages, watching, {
    stopping: stopping.signal,
    onReady: () => appendFileSync(history(), 'all ready\n'),
  });
  done.catch(() => {});
  return {
    said,
    done,
    stop: async () => {
      stopping.abort(new Error('enough'));
      await done;
    },
  };
}

function noted(name: string): ProcessIdentity {
  const identity = readPidFile(join(surroundings.paths.run, `${name}.pid`));
  if (!identity) throw new Error(`${name} has no pid file`);
  return identity;
}

describe('supervision', () => {
  it('given two stages, then the second starts when the first can work, and they end in reverse', async () => {
    const system = supervise([[unit('first', `setTimeout(() => { ${steady} }, 100)`)], [unit('second', steady)]]);
    await until('all ready');
    await system.stop();
    expect(happened()).toEqual(['first ready', 'second ready', 'all ready', 'second ends', 'first ends']);
  });

  it('given a program is killed, then it is started again, and it is said', async () => {
    const system = supervise([[unit('phoenix', `${steady} note('pid ' + process.pid)`)]]);
    await until('all ready');
    const before = noted('phoenix');
    const again = new Promise<void>((resolve) => {
      const watcher = watch(history(), () => {
        if (happened().filter((line) => line === 'phoenix ready').length < 2) return;
        watcher.close();
        resolve();
      });
    });
    process.kill(before.pid, 'SIGKILL');
    await again;
    expect(system.said[0]).toBe('phoenix ended (signal SIGKILL). It is started again in 0.2 s.');
    await system.stop();
    expect(isRunning(before)).toBe(false);
  });

  it('given a program that stands back, then it and its session do, and the supervisor does not', async () => {
    const system = supervise([[unit('modest', steady, { niceness: 7 })]]);
    await until('all ready');
    const { pid } = noted('modest');
    expect(getPriority(pid)).toBe(7);
    expect(getPriority()).not.toBe(7);
    const session = `/proc/${pid}/autogroup`;
    if (existsSync(session)) expect(readFileSync(session, 'utf8')).toMatch(/nice 7$/m);
    await system.stop();
  });

  it('given a program that can not start, then what was started ends and its last words are thrown', async () => {
    const failing = unit('broken', `console.error('no such database'); process.exit(1);`);
    const system = supervise([[unit('fine', steady)], [failing]]);
    await expect(system.done).rejects.toThrow('broken ended while it started (exit code 1): no such database');
    expect(happened()).toEqual(['fine ready', 'fine ends']);
  });

  it('given a program that never says it is ready, then the start fails in words', async () => {
    surroundings = { ...surroundings, limits: { readyMs: 200, stopMs: 1_000 } };
    const system = supervise([[unit('silent', `process.on('SIGTERM', end); setInterval(() => {}, 1000);`)]]);
    await expect(system.done).rejects.toThrow(/silent did not become ready in 0.2 s/);
  });

  it('given the stop comes while something starts, then nothing is left', async () => {
    const slow = unit('slow', `note('begins'); process.on('SIGTERM', end); setInterval(() => {}, 1000);`);
    const system = supervise([[slow]]);
    await until('slow begins');
    const identity = noted('slow');
    await system.stop();
    expect(isRunning(identity)).toBe(false);
  });

  it('given a program that ignores SIGTERM, then it is ended by force after its time', async () => {
    surroundings = { ...surroundings, limits: { readyMs: 5_000, stopMs: 100 } };
    const system = supervise([
      [unit('stubborn', `process.on('SIGTERM', () => {}); ready(); setInterval(() => {}, 1000);`)],
    ]);
    await until('all ready');
    const identity = noted('stubborn');
    await system.stop();
    expect(isRunning(identity)).toBe(false);
  });

  it('given a program an earlier supervisor left behind, then that one is ended before it is started', async () => {
    const again = unit('heir', `note('runs'); ${steady}`);
    const left = await again.launch();
    await left.ready;
    const system = supervise([[again]]);
    await until('all ready');
    expect(isRunning(left.identity)).toBe(false);
    expect(happened()).toEqual(['heir runs', 'heir ready', 'heir ends', 'heir runs', 'heir ready', 'all ready']);
    await system.stop();
  });
});
