import type { Unsubscribe } from '../port.ts';
import type { AmiEvent, AmiEventName } from './events.ts';

/**
 * Asterisk's manager interface. Requests are refused with an AppError: `asterisk-refused` (its reason in the message),
 * `not-found`, `asterisk-unreachable`, `timed-out`, `invalid-input` for a value that holds a line break.
 */
export interface Ami {
  readonly connected: boolean;
  /** Hears one kind of event. Events that come before anybody listens are kept for those who begin in one turn. */
  on<Name extends AmiEventName>(name: Name, listener: (event: AmiEvent<Name>) => void): Unsubscribe;
  /** Hears that the connection was lost or is there again; events in between are gone for ever. */
  onConnection(listener: (change: 'lost' | 'restored') => void): Unsubscribe;

  ping(): Promise<void>;
  /** Loads a module's configuration again: `res_pjsip.so`, `app_voicemail.so`, `pbx_config.so`. */
  reload(module: string): Promise<void>;
  /** A file as Asterisk parsed it, sections in its order. Throws `not-found` when there is no such file. */
  getConfig(file: string): Promise<readonly ConfigSection[]>;
  showEndpoints(): Promise<readonly Endpoint[]>;
  /** One endpoint's settings by name (`transport`, `callerid` …). Throws `not-found` when Asterisk knows no such one. */
  showEndpoint(endpoint: string): Promise<Readonly<Record<string, string>>>;
  showContacts(): Promise<readonly Contact[]>;
  /** The lines a call to `extension` can meet in this context; empty when there are none. */
  showDialplan(context: string, extension: string): Promise<readonly DialplanLine[]>;
  /** Has app_voicemail look at a mailbox again (`1001@default`), which sets the message waiting light. */
  voicemailRefresh(mailbox: string): Promise<void>;
  /** Hangs up one channel by name or id. Throws `not-found` when it is gone. */
  hangup(channel: string): Promise<void>;
  coreShowChannels(): Promise<readonly ShownChannel[]>;
  /** Sends any other action and gives back its answer and the entries of the list it opened. */
  action(name: string, fields: AmiFields): Promise<AmiAnswer>;
  /** Ends the connection; what is still waited for is refused with `asterisk-unreachable`. */
  close(): Promise<void>;
}

/** Header names and values of a message. A list sends the header once for each value. */
export type AmiFields = Readonly<Record<string, string | readonly string[]>>;

/** A message from Asterisk; a header that stands in it several times has its values joined by line feeds. */
export type AmiMessage = Readonly<Record<string, string>>;

/** What came back for an action. */
export interface AmiAnswer {
  readonly response: AmiMessage;
  /** The events of the list the action opened, without the closing one. */
  readonly entries: readonly AmiMessage[];
}

/** One `[section]` of a configuration file. */
export interface ConfigSection {
  readonly name: string;
  /** In the file's order; a name may come more than once. */
  readonly lines: readonly { readonly name: string; readonly value: string }[];
}

/** A PJSIP endpoint. */
export interface Endpoint {
  readonly name: string;
  /** `Not in use`, `Unavailable`, `In use` … */
  readonly deviceState: string;
}

/** One registered address of an AOR. */
export interface Contact {
  readonly aor: string;
  readonly uri: string;
  readonly userAgent: string;
  /** `Reachable`, `Unreachable`, `NonQualified`, `Unknown`, … */
  readonly status: string;
  /** Round trip of the last OPTIONS; null when none was answered. */
  readonly roundTripMs: number | null;
  /** When the registration runs out; null for a fixed contact. */
  readonly expiresAt: Date | null;
}

/** One priority of an extension in the dialplan. */
export interface DialplanLine {
  readonly context: string;
  readonly extension: string;
  readonly priority: string;
  readonly application: string;
  readonly data: string;
}

/** A channel as `core show channels` sees it. */
export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  /** All channels of one call have the same. */
  readonly linkedId: string;
  readonly state: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly connectedNumber: string;
  readonly connectedName: string;
  readonly context: string;
  readonly extension: string;
  readonly application: string;
  readonly applicationData: string;
  readonly bridgeId: string;
  readonly durationSeconds: number;
}
