import { createHash, randomUUID } from 'node:crypto';
import type { PushAddress } from '@flexpbx/domain';
import { pushAddress } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import type { PushSubscription as Row } from '../generated/sqlite/client.ts';
import type { PushSubscriptionRepository, SubscribedBrowser } from '../repositories.ts';
import { seal, unseal } from '../secrets/sealed-text.ts';
import type { Parts } from './parts.ts';

/** Browsers that take push messages, in the database; see the interface for what is promised. */
export class PushSubscriptions implements PushSubscriptionRepository {
  readonly #parts: Parts;
  readonly #key: Buffer;

  constructor(parts: Parts, key: Buffer) {
    this.#parts = parts;
    this.#key = key;
  }

  async listOf(username: string): Promise<SubscribedBrowser[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.pushSubscription.findMany({ where: { account: { username } }, orderBy: { createdAt: 'asc' } }),
    );
    return found.map(browserOf);
  }

  async subscribe(username: string, address: PushAddress, device: string): Promise<SubscribedBrowser> {
    const endpointHash = hashOf(address.endpoint);
    const row = await this.#parts.store.transaction(async (rows) => {
      const account = await rows.account.findUnique({ where: { username }, select: { id: true } });
      if (!account) throw new AppError('not-found', `There is no account ${username}.`);
      const known = await rows.pushSubscription.findUnique({ where: { endpointHash } });
      const id = known?.id ?? randomUUID();
      const data = { accountId: account.id, sealed: seal(this.#key, placeOf(id), JSON.stringify(address)), device };
      const create = { id, endpointHash, createdAt: new Date(), ...data };
      return rows.pushSubscription.upsert({ where: { endpointHash }, create, update: data });
    });
    return browserOf(row);
  }

  async unsubscribe(username: string, id: string): Promise<void> {
    const { count } = await this.#parts.store.statement((rows) =>
      rows.pushSubscription.deleteMany({ where: { id, account: { username } } }),
    );
    if (count === 0) throw new AppError('not-found', 'This browser is not told of anything.');
  }

  async addressOf(id: string): Promise<PushAddress | null> {
    const row = await this.#parts.store.statement((rows) => rows.pushSubscription.findUnique({ where: { id } }));
    return row && pushAddress.parse(JSON.parse(unseal(this.#key, placeOf(id), row.sealed)));
  }

  async forget(id: string): Promise<void> {
    await this.#parts.store.statement((rows) => rows.pushSubscription.deleteMany({ where: { id } }));
  }
}

function hashOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}

function placeOf(id: string): string {
  return `PushSubscription/${id}`;
}

function browserOf({ id, device, endpointHash, createdAt }: Row): SubscribedBrowser {
  return { id, device, endpointHash, createdAt };
}
