/** `unchecked`: it is not asked whether it is there. */
export type TrunkCondition = 'up' | 'down' | 'checking' | 'unchecked';

/** Why a trunk is down; `certificate-…`: what is wrong with the certificate it shows, so that nothing was sent there. */
export const trunkTroubles = [
  'rejected',
  'no-answer',
  'host-not-found',
  'unreachable',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-of-another',
  'certificate-unusable',
] as const;

/** See {@link trunkTroubles}. */
export type TrunkTrouble = (typeof trunkTroubles)[number];

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
    case 'certificate-untrusted':
      return {
        reason: `The certificate of ${host} comes from nobody this machine trusts, so it may be somebody else.`,
        fix: 'Ask the provider which authority issues its certificates. For one of its own, add the authority to those this machine trusts, or switch the check off.',
      };
    case 'certificate-expired':
      return {
        reason: `The certificate of ${host} has expired or is not valid yet.`,
        fix: 'Check the clock of this machine. If it is right, the provider has to renew its certificate: tell it.',
      };
    case 'certificate-of-another':
      return {
        reason: `The certificate shown at ${host} is for another name, so it may be somebody else.`,
        fix: 'Give as host the name the provider has its certificate for, not an address. If it is that already, tell the provider.',
      };
    case 'certificate-unusable':
      return {
        reason: `The certificate of ${host} can't be used to prove who it is.`,
        fix: 'Asterisk’s messages.log says what is wrong with it: tell the provider.',
      };
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
