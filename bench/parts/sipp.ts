import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extension } from '@flexpbx/domain';
import { freePort } from '@flexpbx/e2e/free-port';
import { startTied, type TiedProcess } from '@flexpbx/e2e/tied-process';
import { freeMediaPort } from './free-media-port.ts';
import {
  callAndHangUp,
  callAndStay,
  callCseq,
  registration,
  ringAndAnswer,
  ringAnswerAndHangUp,
  type Scenario,
  watching,
} from './scenarios.ts';

/** Where phones are. */
const home = '127.0.0.1';

/** In the folder SIPp runs in. */
const soundFile = 'sound.ulaw';

/** How a load of calls went. */
export interface LoadResult {
  readonly succeeded: number;
  readonly failed: number;
  /** What SIPp sent and received, a line each. */
  readonly messages: string;
  /** Why calls failed, in SIPp's words: the last of them. */
  readonly complaints: string;
}

/** A load of calls. */
export interface Load {
  /** `127.0.0.1:<port>` of the SIP server. */
  readonly server: string;
  readonly callers: readonly Extension[];
  /** Called in turn. */
  readonly called: readonly string[];
  readonly callsPerSecond: number;
  readonly calls: number;
  readonly holdMs: number;
  /** Both sides send G.711 sound all the time: the caller its own, the called phone what it hears. */
  readonly withSound: boolean;
}

/** Runs a load of calls to its end. */
export async function makeCalls(load: Load): Promise<LoadResult> {
  const list = whoCallsWhom(load);
  const rate = ['-r', String(load.callsPerSecond), '-m', String(load.calls), '-l', String(load.calls)];
  const phone = await startSipp(
    'caller',
    callAndHangUp(load.holdMs, load.withSound ? soundFile : null),
    list,
    [load.server, ...rate],
    await freePort(),
  );
  return phone.finished();
}

/** A line a call, begun anew at its end: everybody in turn calls everything there is to call in turn. */
function whoCallsWhom({ callers, called }: Pick<Load, 'callers' | 'called'>): string[] {
  return Array.from({ length: Math.max(callers.length, called.length) }, (_, index) => {
    const caller = callers[index % callers.length];
    if (!caller) throw new Error('nobody is there to call');
    return `${caller.number};${credentials(caller)};${called[index % called.length] ?? ''}`;
  });
}

/** Calls that go on until they are hung up. */
export interface HeldCalls {
  /** Hangs nothing up in order: ends the callers. */
  drop(): Promise<void>;
}

/** Sets up calls and holds them. Whether they stand is seen in Asterisk. */
export async function holdCalls(load: Omit<Load, 'holdMs' | 'withSound'>): Promise<HeldCalls> {
  const list = whoCallsWhom(load);
  const rate = ['-r', String(load.callsPerSecond), '-m', String(load.calls), '-l', String(load.calls)];
  const aDay = 86_400_000;
  const phone = await startSipp('caller', callAndHangUp(aDay, null), list, [load.server, ...rate], await freePort());
  return { drop: () => phone.end() };
}

/** Phones that ring and answer. */
export interface CalledPhones {
  stop(): Promise<void>;
}

/** Registers these extensions from one address, answers whatever comes there 100 ms after it rang, and echoes its sound. */
export async function answerCalls(server: string, phones: readonly Extension[]): Promise<CalledPhones> {
  const port = await register(server, phones);
  // "-aa" answers the OPTIONS by which Asterisk asks whether a phone is there.
  return answerAt(home, port);
}

/** Phones that take one call after the other. */
export interface AgentPhones extends CalledPhones {
  /** What they sent and received so far, a line each. */
  messages(): Promise<string>;
}

/** Registers these extensions from one address; each answers 50 ms after it rang, echoes sound, and hangs up after `talkMs`. */
export async function takeCalls(server: string, phones: readonly Extension[], talkMs: number): Promise<AgentPhones> {
  const port = await register(server, phones);
  const sipp = await startSipp('agents', ringAnswerAndHangUp(50, talkMs), [], ['-aa', '-rtp_echo'], port);
  return { stop: () => sipp.end(), messages: () => sipp.messages() };
}

/** Calls that stay until the other side hangs up; resolves when all have been. */
export async function waitInLine(load: Omit<Load, 'holdMs'>): Promise<LoadResult> {
  const list = whoCallsWhom(load);
  const rate = ['-r', String(load.callsPerSecond), '-m', String(load.calls), '-l', String(load.calls)];
  const sipp = await startSipp(
    'waiting callers',
    callAndStay(load.withSound ? soundFile : null),
    list,
    [load.server, ...rate],
    await freePort(),
  );
  return sipp.finished();
}

/** Registers these extensions from one address; answers with its port. */
async function register(server: string, phones: readonly Extension[]): Promise<number> {
  const port = await freePort();
  const list = phones.map((phone) => `${phone.number};${credentials(phone)}`);
  const rate = ['-r', '200', '-m', String(phones.length)];
  const registered = await startSipp('register', registration, list, [server, ...rate], port).then((sipp) =>
    sipp.finished(),
  );
  if (registered.succeeded !== phones.length)
    throw new Error(`${registered.failed} phones could not register:\n${registered.complaints}`);
  return port;
}

/** Answers whatever comes to this address 100 ms after it rang, and echoes its sound. */
export async function answerAt(address: string, port: number): Promise<CalledPhones> {
  const phone = await startSipp('called', ringAndAnswer(100), [], ['-aa', '-rtp_echo'], port, address);
  return { stop: () => phone.end() };
}

/** A phone that shows the states of others. */
export interface LampField {
  stop(): Promise<void>;
}

/** Lets one extension watch all of these, whose states Asterisk then tells it. Whether it does is seen in Asterisk. */
export async function watchLamps(server: string, watcher: Extension, watched: readonly string[]): Promise<LampField> {
  const list = watched.map((number) => `${watcher.number};${credentials(watcher)};${number}`);
  const rate = ['-r', '50', '-m', String(watched.length), '-l', String(watched.length)];
  const phone = await startSipp('watcher', watching, list, ['-aa', server, ...rate], await freePort());
  return { stop: () => phone.end() };
}

function credentials({ number, sipSecret }: Extension): string {
  return `[authentication username=${number} password=${sipSecret}]`;
}

interface RunningSipp {
  /** Its result when all calls were made. */
  finished(): Promise<LoadResult>;
  /** What was sent and received so far. */
  messages(): Promise<string>;
  /** Ends it now. */
  end(): Promise<void>;
}

async function startSipp(
  name: string,
  scenario: Scenario,
  list: readonly string[],
  args: readonly string[],
  port: number,
  address = home,
): Promise<RunningSipp> {
  const folder = await mkdtemp(join(tmpdir(), `flexpbx-sipp-`));
  const at = (file: string): string => join(folder, file);
  await writeFile(at('scenario.xml'), scenario);
  // One second; nothing on its way decodes it, so what it holds costs nothing.
  await writeFile(at(soundFile), Buffer.alloc(8_000, 0xd5));
  await writeFile(at('list.csv'), ['SEQUENTIAL', ...list, ''].join('\n'));
  const local = ['-i', address, '-p', String(port), '-mi', address, '-mp', String(await freeMediaPort())];
  const traces = [
    '-trace_stat',
    '-fd',
    '1',
    '-stf',
    at('statistics.csv'),
    '-trace_shortmsg',
    '-shortmessage_file',
    at('messages.csv'),
    '-trace_err',
    '-error_file',
    at('errors.log'),
  ];
  const data = list.length > 0 ? ['-inf', at('list.csv')] : [];
  const command = [
    '--chdir',
    folder,
    'sipp',
    ...args,
    '-sf',
    at('scenario.xml'),
    ...data,
    ...local,
    ...traces,
    '-nostdin',
    '-timer_resol',
    '1',
  ];
  const sipp = startTied({ command: 'env', args: command, stopSignal: 'SIGTERM', stopTimeoutMs: 1_000 });
  sipp.child.stdout?.resume();
  sipp.child.stderr?.resume();
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return {
    finished: () => result(name, sipp, folder).finally(forget),
    messages: () => readFile(at('messages.csv'), 'utf8').catch(() => ''),
    end: () => sipp.stop().finally(forget),
  };
}

async function result(name: string, sipp: TiedProcess, folder: string): Promise<LoadResult> {
  // 0: all calls succeeded; 1: some failed. Anything else is no result.
  const [code] = (await once(sipp.child, 'exit')) as [number | null];
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8').catch(() => '');
  const complaints = (await read('errors.log')).slice(-2_000);
  if (code !== 0 && code !== 1) throw new Error(`SIPp (${name}) ended with ${code}:\n${complaints}`);
  const { SuccessfulCall = 0, FailedCall = 0 } = totals(await read('statistics.csv'));
  const messages = await read('messages.csv');
  return { succeeded: SuccessfulCall, failed: FailedCall, messages, complaints };
}

/** The sums over the whole run, "(C)" in the last line of SIPp's statistics. */
function totals(csv: string): Partial<Record<string, number>> {
  const lines = csv.trim().split('\n');
  const names = lines[0]?.split(';') ?? [];
  const values = lines.at(-1)?.split(';') ?? [];
  return Object.fromEntries(
    names.flatMap((name, index) => (name.endsWith('(C)') ? [[name.slice(0, -3), Number(values[index])]] : [])),
  );
}

/**
 * Times from the INVITE with credentials to the first answer with this status, one for each call that got it, in ms. Taken
 * from SIPp's list of messages, since its own timers go by the kernel's coarse clock, in steps of 4 ms.
 */
export function answerTimes({ messages }: LoadResult, status: 180 | 200): number[] {
  const sentAt = new Map<string, number>();
  const times: number[] = [];
  for (const line of messages.split('\n')) {
    const [, , seconds, direction, callId = '', cseq, start = ''] = line.split('\t');
    if (cseq !== `CSeq:${callCseq} INVITE`) continue;
    const at = Number(seconds) * 1000;
    const sent = sentAt.get(callId);
    if (direction === 'S' && sent === undefined && start.startsWith('INVITE')) sentAt.set(callId, at);
    if (direction === 'R' && sent !== undefined && start.startsWith(`SIP/2.0 ${status} `)) {
      times.push(at - sent);
      sentAt.delete(callId);
    }
  }
  return times;
}
