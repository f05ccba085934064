import type { LiveCall, LiveConference, ParkedCall, Registration, TrunkState } from '@flexpbx/domain';

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
