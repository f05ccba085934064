import { closeSync, constants, type FSWatcher, mkdirSync, openSync, watch, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Topic, topics } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import type { ClosableBell } from './closable-bell.ts';
import { Listeners } from './listeners.ts';

const topicNames: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic, topic]));

/**
 * Wakes the processes that share a database file: a folder beside it with a file for each topic. A ring is a byte
 * written to the file, the kernel (inotify) tells everybody who watches the folder.
 */
export class FileBell implements ClosableBell {
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #listeners = new Listeners();
  readonly #open = new Map<Topic, number>();
  #watcher: FSWatcher | undefined;

  constructor(databaseFile: string, logger: Logger) {
    this.#folder = `${databaseFile}-bell`;
    this.#logger = logger;
  }

  notify(topic: Topic): void {
    try {
      // The same byte at the same place: rings on a full disk too.
      writeSync(this.#fileOf(topic), '.', 0);
    } catch (fault) {
      this.#logger.warn('other processes could not be woken', { topic, reason: reasonOf(fault) });
    }
  }

  listen(wanted: readonly Topic[], heard: (topic: Topic) => void): () => void {
    this.#watcher ??= this.#watch();
    return this.#listeners.add(wanted, heard);
  }

  async close(): Promise<void> {
    this.#watcher?.close();
    this.#listeners.clear();
    for (const file of this.#open.values()) closeSync(file);
    this.#open.clear();
  }

  #fileOf(topic: Topic): number {
    const known = this.#open.get(topic);
    if (known !== undefined) return known;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = openSync(join(this.#folder, topic), constants.O_WRONLY | constants.O_CREAT, 0o600);
    this.#open.set(topic, file);
    return file;
  }

  #watch(): FSWatcher | undefined {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const watcher = watch(this.#folder, (_, name) => {
        const topic = topicNames.get(name ?? '');
        if (topic) this.#listeners.ring(topic);
      });
      watcher.on('error', (fault) => this.#cannotListen(fault));
      return watcher;
    } catch (fault) {
      this.#cannotListen(fault);
      return undefined;
    }
  }

  #cannotListen(fault: unknown): void {
    this.#logger.error('changes made by other processes are noticed late: their folder can not be watched', {
      folder: this.#folder,
      reason: reasonOf(fault),
      remedy: 'raise fs.inotify.max_user_instances and fs.inotify.max_user_watches (sysctl)',
    });
  }
}
