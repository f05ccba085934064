import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { within } from '../phones/time-limit.ts';
import { freePort } from '../system/free-port.ts';
import { startTied, type TiedProcess } from '../system/tied-process.ts';

const READY_MS = 30_000;
const SOURCE_PASSWORD = 'on-air';
/** Icecast refuses to run as root; this user and group are on every Debian. */
const SERVER_USER = 'daemon';

/** A radio station: a real Icecast, and somebody who sends one steady tone to it. */
export class Radio {
  readonly #folder: string;
  readonly #port: number;
  #server: TiedProcess | null = null;
  #sender: TiedProcess | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** On air with this tone, on a free port of 127.0.0.1. */
  static async start(hz: number): Promise<Radio> {
    const folder = await mkdtemp(join(tmpdir(), 'flexpbx-radio-'));
    await chmod(folder, 0o777);
    const radio = new Radio(folder, await freePort());
    try {
      await radio.goOnAir(hz);
      return radio;
    } catch (fault) {
      await radio.remove();
      throw fault;
    }
  }

  /** What is typed into the portal. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}/radio.mp3`;
  }

  async goOnAir(hz: number): Promise<void> {
    const file = join(this.#folder, 'icecast.xml');
    await writeFile(file, configuration(this.#port, this.#folder));
    const root = process.getuid?.() === 0;
    this.#server = startTied({
      command: '/usr/bin/icecast2',
      args: ['-c', file],
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 5_000,
      ...(root && { user: SERVER_USER }),
    });
    await within(READY_MS, 'Icecast listens', this.#listening());
    this.#sender = startTied({
      command: 'ffmpeg',
      args: [
        ...['-nostdin', '-v', 'error', '-re', '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=44100`],
        ...['-c:a', 'libmp3lame', '-b:a', '64k', '-content_type', 'audio/mpeg', '-f', 'mp3'],
        `icecast://source:${SOURCE_PASSWORD}@127.0.0.1:${this.#port}/radio.mp3`,
      ],
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 5_000,
    });
    await within(READY_MS, 'the radio is on air', this.#onAir());
  }

  /** Server and sender go away, as in a power cut. */
  async goSilent(): Promise<void> {
    await this.#sender?.stop();
    await this.#server?.stop();
  }

  async remove(): Promise<void> {
    await this.goSilent();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #listening(): Promise<void> {
    while (!(await this.#answers('/status-json.xsl'))) await nextTry();
  }

  async #onAir(): Promise<void> {
    while (!(await this.#answers('/radio.mp3'))) await nextTry();
  }

  async #answers(path: string): Promise<boolean> {
    const give = new AbortController();
    try {
      const { ok } = await fetch(`http://127.0.0.1:${this.#port}${path}`, { signal: give.signal });
      return ok;
    } catch {
      return false;
    } finally {
      give.abort();
    }
  }
}

function nextTry(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

function configuration(port: number, folder: string): string {
  return `<icecast>
  <limits><sources>2</sources><burst-on-connect>0</burst-on-connect></limits>
  <authentication><source-password>${SOURCE_PASSWORD}</source-password><admin-password>none-${port}</admin-password></authentication>
  <listen-socket><port>${port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><basedir>/usr/share/icecast2</basedir><logdir>${folder}</logdir><webroot>/usr/share/icecast2/web</webroot>
  <adminroot>/usr/share/icecast2/admin</adminroot></paths>
  <logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog><loglevel>2</loglevel></logging>
</icecast>
`;
}
