import type {
  ConfigurationMode,
  ConfigurationState,
  DialledSubject,
  Extension,
  ExtensionChange,
  Settings,
  SettingsSection,
  Stamped,
  Thing,
  ThingChange,
  ThingKind,
  Things,
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
