import type {
  Account,
  AttemptOutcome,
  Channel,
  Delivery,
  Notice,
  NotificationChoices,
  PushAddress,
  Role,
} from '@flexpbx/domain';
import type { Actor } from './configuration.ts';

/** An account with what is needed to check a password. Hashes are bcrypt's. */
export interface AccountCredentials {
  readonly account: Account;
  /** Null while only a temporary password was given. */
  readonly passwordHash: string | null;
  readonly temporary: { readonly hash: string; readonly expiresAt: Date; readonly usedAt: Date | null } | null;
}

/** Accounts and their passwords. This package stores hashes; it never sees a password. */
export interface AccountRepository {
  list(): Promise<Account[]>;
  findByUsername(username: string): Promise<AccountCredentials | null>;
  findByExtension(extension: string): Promise<Account | null>;
  countAdmins(): Promise<number>;
  create(account: { username: string; role: Role; extension: string | null }, actor: Actor): Promise<Account>;
  /** Replaces the lasting password and any earlier temporary one, ends all sessions of the account. */
  giveTemporaryPassword(username: string, temporary: { hash: string; expiresAt: Date }, actor: Actor): Promise<void>;
  /** Marks the temporary password used; false when it already was (compare and set: it works once). */
  useTemporaryPassword(username: string, now: Date): Promise<boolean>;
  /** Sets a lasting password, drops the temporary one, ends all other sessions. */
  setPassword(username: string, passwordHash: string, keepSession: string | null, actor: Actor): Promise<void>;
}

/** A signed-in browser. `tokenHash` is the SHA-256 of its cookie's value. */
export interface Session {
  readonly tokenHash: string;
  readonly account: Account;
  readonly expiresAt: Date;
}

/** Sessions of the portals. */
export interface SessionRepository {
  open(session: {
    tokenHash: string;
    username: string;
    address: string;
    userAgent: string;
    mustChangePassword: boolean;
    expiresAt: Date;
  }): Promise<Session>;
  /** The session when it exists and has not expired; moves `expiresAt` on at most once a minute. */
  find(tokenHash: string, now: Date): Promise<Session | null>;
  close(tokenHash: string): Promise<void>;
  deleteExpired(now: Date): Promise<number>;
}

/** A delivery somebody has the sole right to attempt, until the lease ends. */
export interface ClaimedDelivery extends Delivery {
  /** Which attempt this is, from 1. It tells this claim from later ones. */
  readonly attempt: number;
}

/**
 * Notices on their way to people. Each row is one delivery to one recipient by one channel: tried until it came through, was
 * refused for good or is too old. Writes that change something notify `outbox`. Inside another write's transaction use
 * `writeNotice`.
 */
export interface OutboxRepository {
  /** A delivery for everybody who is told of it, once however often it is added. Answers how many are new. */
  add(notice: Notice): Promise<number>;
  /** Claims the delivery that is due longest by compare and set, for `leaseMs`; null when none is due. */
  claim(channel: Channel, options: { now: Date; leaseMs: number }): Promise<ClaimedDelivery | null>;
  /** When the next delivery of a channel is due or its lease ends; null when none waits. */
  nextDueAt(channel: Channel): Promise<Date | null>;
  /** Says what came of a claimed attempt. False when the lease ended and somebody else has it: then nothing is changed. */
  settle(claimed: Pick<ClaimedDelivery, 'id' | 'attempt'>, outcome: AttemptOutcome, now: Date): Promise<boolean>;
  /** Newest first. */
  list(limit: number): Promise<Delivery[]>;
  /** All deliveries of one notice (`noticeKey`). */
  findFor(noticeKey: string): Promise<Delivery[]>;
  /** Tries a failed one from the beginning. Throws `not-found`, and `conflict` when it did not fail. */
  sendAgain(id: number, actor: Actor): Promise<void>;
  /** Gives up what is too old, deletes what was settled long ago. */
  tidy(now: Date): Promise<void>;
}

/** What somebody wants to be told of, and where mail reaches them. */
export interface MyNotifications {
  readonly choices: NotificationChoices;
  /** Null: mail goes to the extension's address. */
  readonly mailAddress: string | null;
  readonly extensionAddress: string | null;
}

/** What people want to be told of. Throws `not-found` for an account there is none of. */
export interface NotificationRepository {
  of(username: string): Promise<MyNotifications>;
  /** Changes what is named. */
  change(
    username: string,
    change: { readonly choices?: NotificationChoices; readonly mailAddress?: string | null },
  ): Promise<MyNotifications>;
}

/** A browser that takes push messages. Its address is not in it: that is for who sends only. */
export interface SubscribedBrowser {
  readonly id: string;
  /** "Firefox on Linux". */
  readonly device: string;
  /** SHA-256 of its endpoint in hex, so that a browser can know itself in a list. */
  readonly endpointHash: string;
  readonly createdAt: Date;
}

/** Browsers that take push messages. Addresses are sealed. */
export interface PushSubscriptionRepository {
  listOf(username: string): Promise<SubscribedBrowser[]>;
  /** A browser known already goes over to this account: whoever signed in there last. */
  subscribe(username: string, address: PushAddress, device: string): Promise<SubscribedBrowser>;
  /** Throws `not-found` when it is not one of this account's. */
  unsubscribe(username: string, id: string): Promise<void>;
  /** Null when it was unsubscribed meanwhile. */
  addressOf(id: string): Promise<PushAddress | null>;
  /** The push service says that there is no such browser any more. */
  forget(id: string): Promise<void>;
}
