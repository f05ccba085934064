/** `unchecked`: it is not asked whether it is there. */
export type TrunkCondition = 'up' | 'down' | 'checking' | 'unchecked';

/** Why a trunk is down. */
export type TrunkTrouble = 'rejected' | 'no-answer' | 'host-not-found' | 'unreachable';

/** How a trunk stands, as Asterisk tells it. */
export interface TrunkState {
  /** Its id. */
  readonly trunk: string;
  readonly condition: TrunkCondition;
  readonly trouble: TrunkTrouble | null;
  /** What the other side said to the registration: 403; null where it said nothing. */
  readonly sipStatus: number | null;
  /** Of the last question whether it is there. */
  readonly roundTripMs: number | null;
  /** When it came into this condition. */
  readonly since: Date;
}

/** What is wrong with a trunk and what to do about it, for whoever looks after it. */
export interface TroubleWords {
  readonly reason: string;
  readonly fix: string;
}

/** Puts a trouble into words. `host`: where the trunk leads. */
export function troubleWords(
  { trouble, sipStatus }: Pick<TrunkState, 'trouble' | 'sipStatus'>,
  host: string,
): TroubleWords | null {
  switch (trouble) {
    case null:
      return null;
    case 'host-not-found':
      return {
        reason: `There is no host ${host}.`,
        fix: 'Check how the host is spelled, and whether this machine can look up names.',
      };
    case 'unreachable':
      return {
        reason: `${host} does not answer.`,
        fix: 'Check host, port and transport, and the firewall. Some providers never answer OPTIONS: then switch the check off.',
      };
    case 'no-answer':
      return {
        reason: `${host} does not answer our registration.`,
        fix: 'Check host, port and transport, and whether the firewall lets SIP out.',
      };
    case 'rejected':
      return wordsOfRejection(sipStatus, host);
  }
}

function wordsOfRejection(status: number | null, host: string): TroubleWords {
  if (status === 401 || status === 403 || status === 407) {
    return {
      reason: `${host} refuses our registration (${status}): user name or password are wrong.`,
      fix: 'Enter user name and password anew, as the provider gives them. Ask the provider whether the account is blocked.',
    };
  }
  if (status === 404) {
    return {
      reason: `${host} does not know our user name (404).`,
      fix: 'Check the user name, and the domain where the provider gives one.',
    };
  }
  if (status !== null && status >= 500) {
    return {
      reason: `${host} can't take our registration at the moment (${status}).`,
      fix: 'The provider has trouble of its own. We try again by ourselves.',
    };
  }
  return {
    reason: `${host} refuses our registration${status === null ? '' : ` (${status})`}.`,
    fix: 'Ask the provider why; it tells each customer what a registration has to look like.',
  };
}
