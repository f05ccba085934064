import type {
  Account,
  AgentPause,
  AgentPresence,
  AttemptOutcome,
  CallLeg,
  CallOutcome,
  CallRecord,
  Channel,
  ConfigurationMode,
  ConfigurationState,
  Delivery,
  DialledSubject,
  EmergencyCall,
  Extension,
  ExtensionChange,
  LiveCall,
  LiveConference,
  LiveQueue,
  MailboxOptions,
  Notice,
  NotificationChoices,
  Order,
  OrderAnswer,
  ParkedCall,
  PushAddress,
  QueueCallback,
  QueueEvent,
  Registration,
  Role,
  Settings,
  SettingsSection,
  SpokenSource,
  Stamped,
  TelephonyEvent,
  Thing,
  ThingChange,
  ThingKind,
  Things,
  Topic,
  Transcription,
  TranscriptionOutcome,
  TrunkState,
  VoicemailMessage,
  WrongPins,
} from '@flexpbx/domain';

/** Who did something, for the audit log: a user name, or `cli:<user>`, or the name of a process. */
export type Actor = string;

/** An extension as stored: with its times and the account that sees it. */
export interface StoredExtension extends Extension {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** User name of the account linked to it; null when there is none. */
  readonly account: string | null;
}

/**
 * Extensions. Every write is one transaction: the row, an audit row, `wanted + 1`; then `extensions` and
 * `configuration-wanted` are notified. Throws AppError `conflict` for a number taken, `not-found`, `read-only`.
 */
export interface ExtensionRepository {
  list(options: { search?: string }): Promise<StoredExtension[]>;
  find(number: string): Promise<StoredExtension | null>;
  create(extension: Extension, actor: Actor): Promise<StoredExtension>;
  change(number: string, change: ExtensionChange, actor: Actor): Promise<StoredExtension>;
  /** Also deletes the account linked to it, and its sessions. */
  delete(number: string, actor: Actor): Promise<void>;
  /** Many at once, all or nothing, one revision (imports, benchmarks). */
  createMany(extensions: readonly Extension[], actor: Actor): Promise<void>;
  count(): Promise<number>;
}

/** What configd renders: all rows of one moment. */
export interface ConfigurationRows {
  readonly revision: number;
  readonly extensions: readonly Extension[];
  readonly things: Things;
  readonly settings: Settings;
}

/** A thing of the configuration as stored: with its times, its secrets open. */
export interface StoredThing<Kind extends ThingKind> {
  readonly thing: Thing<Kind>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * Trunks, routes, rooms … and settings. Every write is one transaction: the row, an audit row, `wanted + 1`; then
 * `telephony` and `configuration-wanted` are notified. Throws AppError `conflict` for a key taken and for what would not fit
 * the rest of the configuration any more (`houseProblems`), `not-found`, `read-only`.
 */
export interface ThingRepository {
  /** In the order people gave them. */
  list<Kind extends ThingKind>(kind: Kind): Promise<StoredThing<Kind>[]>;
  find<Kind extends ThingKind>(kind: Kind, key: string): Promise<StoredThing<Kind> | null>;
  /** Comes last in order. */
  create<Kind extends ThingKind>(kind: Kind, thing: Thing<Kind>, actor: Actor): Promise<StoredThing<Kind>>;
  change<Kind extends ThingKind>(
    kind: Kind,
    key: string,
    change: ThingChange<Kind>,
    actor: Actor,
  ): Promise<StoredThing<Kind>>;
  delete(kind: ThingKind, key: string, actor: Actor): Promise<void>;
  /** `keys` names every thing of the kind once. */
  arrange(kind: ThingKind, keys: readonly string[], actor: Actor): Promise<void>;
  settings(): Promise<Settings>;
  /** All of them, of one moment. */
  everything(): Promise<{ readonly things: Things; readonly settings: Settings }>;
  /** Changes the fields that are named. */
  changeSettings(
    change: { readonly [Section in SettingsSection]?: Partial<Settings[Section]> },
    actor: Actor,
  ): Promise<Settings>;
}

/** One finished try to bring a revision to Asterisk. */
export interface ConfigurationAttempt {
  readonly revision: number;
  readonly outcome: 'applied' | 'staged' | 'failed';
  readonly reason: string | null;
  readonly files: readonly string[];
  readonly tookMs: number;
  readonly at: Date;
}

/** The wanted configuration and its way to Asterisk. */
export interface ConfigurationRepository {
  state(): Promise<ConfigurationState>;
  /** One consistent snapshot: revision and rows are of the same moment. */
  snapshot(): Promise<ConfigurationRows>;
  /** `wanted + 1`, audited, notified: render and apply again. */
  requestApply(actor: Actor): Promise<ConfigurationState>;
  setMode(mode: ConfigurationMode): Promise<void>;
  setPending(files: readonly string[]): Promise<void>;
  /** Records an attempt, moves `applied`/`staged`/`failure`, notifies `configuration-state`. */
  record(attempt: Omit<ConfigurationAttempt, 'at'>): Promise<void>;
  /** Newest first. */
  history(limit: number): Promise<ConfigurationAttempt[]>;
}

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

/** Phones registered now, written by call control. */
export interface RegistrationRepository {
  list(): Promise<Registration[]>;
  forExtension(extension: string): Promise<Registration[]>;
  /** Makes the table equal to what Asterisk reports; notifies only when something changed. */
  replaceAll(registrations: readonly Registration[]): Promise<void>;
  /** Writes changed rows and deletes those named; notifies once. */
  apply(change: {
    upsert: readonly Registration[];
    remove: readonly { extension: string; contact: string }[];
  }): Promise<void>;
}

/** A dialled state as stored: with who changed it last; '' where nobody remembers. */
export interface StoredState extends Stamped {
  readonly changedBy: Actor;
}

/**
 * States that people change by phone code and in the portal (see domain/src/dialled-state.ts). They need no rendering. Every
 * write that changes something is audited and notifies `dialled-states`.
 */
export interface DialledStateRepository {
  list(subject: DialledSubject): Promise<Map<string, StoredState>>;
  /** Null where nobody ever changed it. */
  find(subject: DialledSubject, key: string): Promise<StoredState | null>;
  /** Those whose key begins so: `1001/`. */
  beginningWith(subject: DialledSubject, prefix: string): Promise<Map<string, StoredState>>;
  /** Sets values, each stamped with now. */
  change(subject: DialledSubject, changes: Readonly<Record<string, string>>, actor: Actor): Promise<void>;
  /** Takes a change that was made by phone, unless a later one stands here. */
  take(subject: DialledSubject, key: string, change: Stamped, actor: Actor): Promise<void>;
}

/** Calls going on now, written by call control. */
export interface LiveCallRepository {
  list(): Promise<LiveCall[]>;
  find(id: string): Promise<LiveCall | null>;
  /**
   * Makes the table equal to the calls there are. What programs are told of a call is written along with what changes by it,
   * here and below. `asteriskSince`: when Asterisk was started; calls from before that ended with it and have no record.
   */
  replaceAll(calls: readonly LiveCall[], asteriskSince: Date): Promise<void>;
  apply(change: {
    readonly upsert: readonly LiveCall[];
    readonly remove: readonly string[];
    readonly asteriskSince: Date;
  }): Promise<void>;
}

/** Rooms with somebody in them, written by call control. */
export interface LiveConferenceRepository {
  list(): Promise<LiveConference[]>;
  find(number: string): Promise<LiveConference | null>;
  /** Makes the table equal to what is given; notifies only when something changed. */
  replaceAll(conferences: readonly LiveConference[]): Promise<void>;
}

/** Calls that wait in a parking slot, written by call control. */
export interface ParkedCallRepository {
  list(): Promise<ParkedCall[]>;
  /** Makes the table equal to what is given; notifies only when something changed. */
  replaceAll(calls: readonly ParkedCall[]): Promise<void>;
}

/** How trunks stand, written by call control. */
export interface TrunkStateRepository {
  list(): Promise<TrunkState[]>;
  /** Makes the table equal to what is given; notifies only when something changed. */
  replaceAll(states: readonly TrunkState[]): Promise<void>;
}

/** An event with its number. */
export interface NumberedEvent {
  /** Greater than that of every event written before. */
  readonly id: number;
  readonly event: TelephonyEvent;
}

/**
 * What happened on the telephone, for programs. Most events are written by the repositories of what changed, in the same
 * transaction (`writeEvents`). Writes that add some notify `events`.
 */
export interface EventRepository {
  /** Writes what is not known yet by its key; changes nothing that is. */
  add(events: readonly TelephonyEvent[]): Promise<void>;
  /** The first ones behind a number, in order. Nothing is ever written before what was read. */
  list(page: { readonly after: number; readonly limit: number }): Promise<NumberedEvent[]>;
  /** Deletes what is too old. */
  tidy(now: Date): Promise<void>;
}

/** Calls to emergency numbers. Every write that changes something notifies `emergency-calls`. */
export interface EmergencyCallRepository {
  /** Newest first. */
  list(limit: number): Promise<EmergencyCall[]>;
  /**
   * Takes in how a call stands, however often, and tells people of it (`noticeOfEmergency`) in the same transaction, each once.
   * Its names stay as they were at first, and so does who acknowledged it. Answers what is kept.
   */
  take(call: EmergencyCall): Promise<EmergencyCall>;
  /** Notes who looks after a call; who did before stays it. Audited. Throws `not-found`. */
  acknowledge(id: string, actor: Actor): Promise<EmergencyCall>;
}

/**
 * Whom people set to take calls of queues. Every write that changes something is audited, told as an event of the queue in the
 * same transaction, and notifies `agents` and `live-queues`. Whether somebody is an agent of a queue is not looked at here.
 */
export interface AgentRepository {
  /** Everybody who is signed in to a queue or paused, by number. */
  list(): Promise<AgentPresence[]>;
  /** Signed in nowhere and not paused, where nothing is known. */
  find(extension: string): Promise<AgentPresence>;
  signIn(extension: string, queues: readonly string[], actor: Actor): Promise<AgentPresence>;
  signOut(extension: string, queues: readonly string[], actor: Actor): Promise<AgentPresence>;
  pause(extension: string, pause: Omit<AgentPause, 'since'>, actor: Actor): Promise<AgentPresence>;
  resume(extension: string, actor: Actor): Promise<AgentPresence>;
}

/** What happened in queues, and how they stand now. */
export interface QueueRepository {
  /** Writes what is not known yet by its key; changes nothing that is. Notifies `live-queues`. */
  add(events: readonly QueueEvent[]): Promise<void>;
  /** In order of time; `to` is not in it. Null: of all queues. What counts for all queues is told of each. */
  events(period: { from: Date; to: Date }, queue: string | null): Promise<QueueEvent[]>;
  /** The same of one queue, newest first, page by page; `before` is the `next` of the page before. */
  eventPage(
    period: { from: Date; to: Date },
    queue: string,
    page: { limit: number; before: string | null },
  ): Promise<{ items: QueueEvent[]; next: string | null }>;
  /**
   * What the figures of a period are made of (`queueStatistics`), in order of time: what happened in it, also later to calls that
   * joined in it, and the last that happened to each agent before it. Null: of all queues.
   */
  figureEvents(period: { from: Date; to: Date }, queue: string | null): Promise<QueueEvent[]>;
  /** Calls that have joined and not ended, with their events, in order of time. */
  unfinished(): Promise<QueueEvent[]>;
  /** Who is still to be called back, in the order they joined. */
  callbacks(): Promise<QueueCallback[]>;
  /** Remembers how the calling back of somebody stands. */
  keepCallback(callback: QueueCallback): Promise<void>;
  /** Nobody is to be called back for it any more. */
  endCallback(callId: string): Promise<void>;
  /** By number. */
  live(): Promise<LiveQueue[]>;
  /** Makes the table equal to what is given; notifies only when something changed. */
  replaceLive(queues: readonly LiveQueue[]): Promise<void>;
}

/** How far Asterisk's file of call records was taken in. */
export interface CallRecordPosition {
  /** Device and inode of the file, so that a renamed file is known again. */
  readonly file: string;
  readonly offset: number;
}

/** What to look for in the call history. */
export interface CallRecordFilter {
  readonly from?: Date;
  readonly to?: Date;
  /** Part of a number or name. */
  readonly search?: string;
  readonly outcome?: CallOutcome;
  /** Only calls this extension made or received. */
  readonly extension?: string;
}

/** Call history. */
export interface CallRecordRepository {
  position(): Promise<CallRecordPosition | null>;
  /**
   * In one transaction: inserts legs not known yet, folds each touched call's legs into its record again (`fold`), and
   * moves the position. So a leg is counted once however often its line is read. Notifies `call-records`.
   */
  takeIn(
    legs: readonly CallLeg[],
    position: CallRecordPosition,
    fold: (legs: readonly CallLeg[]) => CallRecord,
  ): Promise<void>;
  /** Newest first; `before` is the `next` of the page before. */
  page(
    filter: CallRecordFilter,
    page: { limit: number; before: string | null },
  ): Promise<{ items: CallRecord[]; next: string | null }>;
  /** Counts by outcome and the sum of talk seconds in a period. */
  totals(period: { from: Date; to: Date }): Promise<{ byOutcome: Record<CallOutcome, number>; talkSeconds: number }>;
  firstStartedAt(): Promise<Date | null>;
}

/** Orders from the portals to call control. */
export interface OrderRepository {
  /** Writes and notifies; returns its id. */
  give(order: Order, actor: Actor): Promise<string>;
  /** Claims the oldest open order by compare and set; null when there is none. */
  claim(by: string): Promise<{ id: string; order: Order } | null>;
  answer(id: string, answer: OrderAnswer): Promise<void>;
  findAnswer(id: string): Promise<OrderAnswer | null>;
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

/** A mailbox that is no more. */
export interface DeletedMailbox {
  readonly mailbox: string;
  readonly deletedAt: Date;
}

/** A mailbox as far as it is configured: that of an extension, or a shared one. */
export interface KnownMailbox {
  readonly number: string;
  /** Of its owner, or its own. */
  readonly name: string;
  readonly pin: string;
  readonly options: MailboxOptions;
  /** Extensions whose owners may open it. */
  readonly openers: readonly string[];
  readonly isShared: boolean;
  /** When it was made. */
  readonly since: Date;
}

/** What may be changed of a mailbox, whosever it is. */
export interface MailboxChange {
  readonly pin?: string;
  readonly options?: MailboxOptions;
}

/** Every mailbox there is, in one book: extensions have theirs in their row, shared ones are things. */
export interface MailboxBook {
  /** An extension's mailbox can be looked at, and set up, also while its voicemail is switched off. */
  find(number: string): Promise<(KnownMailbox & { readonly isOn: boolean }) | null>;
  /** All that callers can reach, by number. */
  list(): Promise<KnownMailbox[]>;
  change(mailbox: KnownMailbox, change: MailboxChange, actor: Actor): Promise<KnownMailbox>;
}

/** What of mailboxes their files can't hold. */
export interface MailboxRepository {
  /** Null when the last PIN given was right. */
  wrongPins(mailbox: string): Promise<WrongPins | null>;
  /** Of each mailbox whose last PIN was wrong. */
  allWrongPins(): Promise<Map<string, WrongPins>>;
  countWrongPin(mailbox: string, now: Date): Promise<WrongPins>;
  forgetWrongPins(mailbox: string): Promise<void>;
  /** Mailboxes whose extension or shared mailbox was deleted; there may be another of the same number by now. */
  deleted(): Promise<DeletedMailbox[]>;
  /** Once nothing of it is left, unless it was deleted again meanwhile. */
  forgetDeleted(mailbox: DeletedMailbox): Promise<void>;
  /** Ids of messages whose owner was told of them. */
  told(mailbox: string): Promise<Set<string>>;
  /**
   * Tells the owner of a message, once however often and by how many processes it is done. With `words` it is put into words as
   * well, and the notice waits for them that long at most. False: it was done before.
   */
  tell(mailbox: string, messageId: string, notice: Notice, words: { waitUntil: Date } | null): Promise<boolean>;
  /** Ids of messages whose owner was told of them, and of which programs were not told that they were heard. */
  unheard(mailbox: string): Promise<Set<string>>;
  /** Tells programs that a message was heard, once however often it is done, and only of one whose owner was told. */
  tellHeard(message: VoicemailMessage, now: Date): Promise<boolean>;
  /** For messages that are gone. */
  forgetTold(mailbox: string, messageIds: readonly string[]): Promise<void>;
}

/** Something spoken that somebody has the sole right to put into words, until the lease ends. */
export interface ClaimedTranscription {
  readonly source: SpokenSource;
  /** Which try this is, from 1. It tells this claim from later ones. */
  readonly attempt: number;
}

/**
 * What is said in messages, in words. A message has a row from when its owner is told of it ({@link MailboxRepository.tell}), and
 * loses it when it is deleted. Writes that change something notify `transcriptions`.
 */
export interface TranscriptionRepository {
  /** Has a sample put into words. */
  askSample(id: string, now: Date): Promise<void>;
  find(source: SpokenSource): Promise<Transcription | null>;
  /** Of all messages of a mailbox, by their ids. */
  ofMailbox(mailbox: string): Promise<Map<string, Transcription>>;
  /** Gives a copy of a message the words of the original, if they are known. To be called before the copy is there. */
  passOn(from: MessageKey, to: MessageKey): Promise<void>;
  /** For messages that are gone. */
  forget(mailbox: string, messageIds: readonly string[]): Promise<void>;
  /** Claims what is due longest by compare and set, for `leaseMs`; null when nothing is due. */
  claim(options: { now: Date; leaseMs: number }): Promise<ClaimedTranscription | null>;
  /** Makes the lease of a claim last until then; false when it has ended and somebody else has it. */
  renew(claimed: ClaimedTranscription, until: Date): Promise<boolean>;
  /** When something is due next or a lease ends; null when nothing waits. */
  nextDueAt(): Promise<Date | null>;
  /**
   * Says what came of a claimed try. When that is final, the notice that waits for the words goes out at once. False when the
   * lease ended and somebody else has it: then nothing is changed.
   */
  settle(claimed: ClaimedTranscription, outcome: TranscriptionOutcome, now: Date): Promise<boolean>;
  /** Gives up what is too old, deletes samples. */
  tidy(now: Date): Promise<void>;
}

/** A message, by its mailbox and its id there. */
export interface MessageKey {
  readonly mailbox: string;
  readonly id: string;
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

/** One of our processes saying that it does its work. */
export interface Heartbeat {
  readonly process: string;
  readonly pid: number;
  readonly startedAt: Date;
  readonly beatAt: Date;
  /** Facts worth showing: Asterisk's version, whether it is connected. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Heartbeats, one row a process. */
export interface HeartbeatRepository {
  beat(heartbeat: Heartbeat): Promise<void>;
  list(): Promise<Heartbeat[]>;
}

/** What was changed by whom. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly target: string;
}

/** The audit log. Most entries are written inside the transaction of what they tell of. */
export interface AuditRepository {
  note(entry: Omit<AuditEntry, 'at'>): Promise<void>;
  list(limit: number): Promise<AuditEntry[]>;
}

/** Wakes other processes, and is woken by them, within 50 ms. */
export interface Bell {
  /** Rings after the writes it tells of are committed. Never throws: whoever listens also looks now and then. */
  notify(topic: Topic): void;
  /** Calls `heard` for each ring of one of `topics`, rings in quick succession as one. Returns how to stop. */
  listen(topics: readonly Topic[], heard: (topic: Topic) => void): () => void;
}

/** The database as the rest of the product sees it. */
export interface Database {
  readonly kind: 'sqlite' | 'postgresql';
  readonly extensions: ExtensionRepository;
  readonly things: ThingRepository;
  readonly dialledStates: DialledStateRepository;
  readonly configuration: ConfigurationRepository;
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly registrations: RegistrationRepository;
  readonly liveCalls: LiveCallRepository;
  readonly liveConferences: LiveConferenceRepository;
  readonly parkedCalls: ParkedCallRepository;
  readonly trunkStates: TrunkStateRepository;
  readonly emergencyCalls: EmergencyCallRepository;
  readonly agents: AgentRepository;
  readonly queues: QueueRepository;
  readonly callRecords: CallRecordRepository;
  readonly events: EventRepository;
  readonly orders: OrderRepository;
  readonly outbox: OutboxRepository;
  readonly mailboxes: MailboxRepository;
  readonly mailboxBook: MailboxBook;
  readonly transcriptions: TranscriptionRepository;
  readonly notifications: NotificationRepository;
  readonly pushSubscriptions: PushSubscriptionRepository;
  readonly heartbeats: HeartbeatRepository;
  readonly audit: AuditRepository;
  readonly bell: Bell;
  close(): Promise<void>;
}
