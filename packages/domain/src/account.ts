/** What someone who signs in may do at most. */
export type Role = 'admin' | 'user';

/** Someone who can sign in to a portal. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  /** The extension whose voicemail, calls and phone this person sees; null for a pure administrator. */
  readonly extension: string | null;
  /** Signed in with a temporary password and has to choose one now. */
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
}

/** How long a temporary password can be used, once. */
export const temporaryPasswordMs = 15 * 60 * 1000;

/** One thing a route lets somebody do. Every route names one; a role without it is refused. */
export const permissions = [
  'session.own',
  'status.read',
  'extensions.read',
  'extensions.write',
  'phone-setup.read-any',
  'calls.read',
  'calls.hang-up',
  'conferences.moderate',
  'agents.manage',
  'calls.supervise',
  'recordings.any',
  'call-records.read',
  'call-records.read-own',
  'voicemail.any',
  'voicemail.own',
  'telephony.read',
  'telephony.write',
  'configuration.read',
  'configuration.write',
  'accounts.write',
  'me.read',
  'me.write',
] as const;

/** See {@link permissions}. */
export type Permission = (typeof permissions)[number];

const ofEverybody: readonly Permission[] = [
  'session.own',
  'call-records.read-own',
  'voicemail.own',
  'me.read',
  'me.write',
];

const granted: Readonly<Record<Role, readonly Permission[]>> = { admin: permissions, user: ofEverybody };

/** Whether a role includes a permission. */
export function may(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}
