import { forEachDatabase } from '@flexpbx/db/testing';
import type { ThingKind } from '@flexpbx/domain';
import { type Api, api, pathOf, type ThingOperation, thingOperations } from '@flexpbx/domain/api';
import { expect, it } from 'vitest';
import { type Answer, type Client, problemIn, startPortal, type TestPortal } from './testing/test-portal.ts';

const visitors = ['nobody', 'user', 'admin', 'user-to-change-password', 'admin-to-change-password'] as const;

/** A status of success, or the id of the problem. */
type Outcome = number | string;

interface Case {
  readonly path: string;
  readonly body?: unknown;
  /** In the order of {@link visitors}. */
  readonly outcomes: readonly [Outcome, Outcome, Outcome, Outcome, Outcome];
}

const [anonymous, refused, change] = ['not-signed-in', 'not-permitted', 'password-change-required'] as const;

/** What of everybody's: anyone signed in, once the password is their own. */
const everybody = (outcome: Outcome) => [anonymous, outcome, outcome, change, change] as const;
const administrators = (outcome: Outcome) => [anonymous, refused, outcome, refused, change] as const;
const always = (outcome: Outcome) => [outcome, outcome, outcome, outcome, outcome] as const;
const anySession = (outcome: Outcome) => [anonymous, outcome, outcome, outcome, outcome] as const;

// Refused for what it is, not for who sent it: so it got past the guard, and costs no time in bcrypt.
const tooShort = { current_password: 'not this one', new_password: 'short' };
const noBrowser = '00000000-0000-4000-8000-000000000000';
const person = { number: '1004', name: 'Grace Hopper' };

/** Every route, written out: a route that is added does not compile until somebody decided who may use it. */
const cases: Readonly<Record<keyof Api, Case>> = {
  ...casesOfThings(),
  createMusicTrack: { path: '/api/music-tracks?name=x', outcomes: administrators('unsupported-media-type') },
  changeMusicTrack: { path: '/api/music-tracks/gone', body: { name: 'x' }, outcomes: administrators('not-found') },
  getMusicTrackAudio: { path: '/api/music-tracks/gone/audio', outcomes: administrators('not-found') },
  uploadPrompt: { path: '/api/prompts/upload?name=x', outcomes: administrators('unsupported-media-type') },
  putPromptAudio: { path: '/api/prompts/none/audio', outcomes: administrators('unsupported-media-type') },
  recordPrompt: {
    path: '/api/prompts/none/record',
    body: { extension: '1001' },
    outcomes: administrators('not-found'),
  },
  getPromptAudio: { path: '/api/prompts/gone/audio', outcomes: administrators('not-found') },
  listEmergencyCalls: { path: '/api/emergency/calls', outcomes: administrators(200) },
  acknowledgeEmergencyCall: {
    path: '/api/emergency/calls/gone',
    body: { acknowledged: true },
    outcomes: administrators('not-found'),
  },
  getEmergencyReadiness: { path: '/api/emergency/readiness', outcomes: administrators(200) },
  listTrunkStates: { path: '/api/trunk-states', outcomes: administrators(200) },
  getConfig: { path: '/api/config', outcomes: administrators(200) },
  changeConfig: { path: '/api/config', body: {}, outcomes: administrators(200) },
  putConfig: { path: '/api/config', body: {}, outcomes: administrators(200) },
  getTranscriptionChoices: { path: '/api/transcription', outcomes: administrators(200) },
  testTranscription: { path: '/api/transcription/test', outcomes: administrators('conflict') },
  testMail: { path: '/api/mail/test', body: { to: 'nowhere' }, outcomes: administrators('invalid-input') },
  listMailTemplates: { path: '/api/mail-templates', outcomes: administrators(200) },
  putMailTemplate: { path: '/api/mail-templates/mail-test', body: {}, outcomes: administrators('invalid-input') },
  deleteMailTemplate: { path: '/api/mail-templates/mail-test', outcomes: administrators(204) },
  listNotices: { path: '/api/notices', outcomes: administrators(200) },
  sendNoticeAgain: { path: '/api/notices/1/send-again', outcomes: administrators('not-found') },
  getMyNotifications: { path: '/api/me/notifications', outcomes: everybody(200) },
  changeMyNotifications: { path: '/api/me/notifications', body: {}, outcomes: everybody(200) },
  listMyBrowsers: { path: '/api/me/browsers', outcomes: everybody(200) },
  subscribeBrowser: { path: '/api/me/browsers', body: {}, outcomes: everybody('invalid-input') },
  unsubscribeBrowser: { path: `/api/me/browsers/${noBrowser}`, outcomes: everybody('not-found') },
  testBrowser: { path: `/api/me/browsers/${noBrowser}/test`, outcomes: everybody('not-found') },
  listLiveConferences: { path: '/api/live-conferences', outcomes: administrators(200) },
  getConferenceRoom: { path: '/api/conferences/2001/room', outcomes: administrators('not-found') },
  changeConferenceRoom: { path: '/api/conferences/2001/room', body: {}, outcomes: administrators(204) },
  endConference: { path: '/api/conferences/gone/room', outcomes: administrators('invalid-input') },
  changeConferenceMembers: {
    path: '/api/conferences/2001/members',
    body: {},
    outcomes: administrators('invalid-input'),
  },
  changeConferenceMember: {
    path: '/api/conferences/2001/members/1.1',
    body: {},
    outcomes: administrators('invalid-input'),
  },
  kickConferenceMember: { path: '/api/conferences/gone/members/1.1', outcomes: administrators('invalid-input') },
  listConferenceRecordings: { path: '/api/conferences/2001/recordings', outcomes: administrators(200) },
  getConferenceRecording: { path: '/api/conferences/2001/recordings/1/audio', outcomes: administrators('not-found') },
  deleteConferenceRecording: { path: '/api/conferences/2001/recordings/1', outcomes: administrators('not-found') },
  listLiveQueues: { path: '/api/queues/live', outcomes: administrators(200) },
  getLiveQueue: { path: '/api/queues/8999/live', outcomes: administrators('not-found') },
  signInAgent: { path: '/api/queues/8999/agents/1001/login', outcomes: administrators('not-found') },
  signOutAgent: { path: '/api/queues/8999/agents/1001/logout', outcomes: administrators('not-found') },
  pauseAgent: { path: '/api/agents/1001/pause', body: { reason: 'Lunch' }, outcomes: administrators('not-found') },
  resumeAgent: { path: '/api/agents/1001/resume', outcomes: administrators('not-found') },
  superviseAgent: {
    path: '/api/queues/8999/agents/1001/supervise',
    body: { mode: 'listen' },
    outcomes: administrators('not-found'),
  },
  getQueueStatistics: { path: '/api/queues/8999/statistics', outcomes: administrators('not-found') },
  listQueueStatistics: { path: '/api/queue-statistics', outcomes: administrators(200) },
  exportQueueStatistics: { path: '/api/queue-statistics/export', outcomes: administrators(200) },
  exportAgentStatistics: { path: '/api/queues/8999/statistics/export', outcomes: administrators('not-found') },
  listAbandonedCalls: { path: '/api/queues/8999/abandoned', outcomes: administrators(200) },
  exportAbandonedCalls: { path: '/api/queues/8999/abandoned/export', outcomes: administrators(200) },
  listQueueEvents: { path: '/api/queues/8999/events', outcomes: administrators(200) },
  getMyAgent: { path: '/api/me/agent', outcomes: everybody(200) },
  getMyAgentFigures: { path: '/api/me/agent/figures', outcomes: [anonymous, 200, 'not-found', change, change] },
  signMyselfIn: { path: '/api/me/agent/login', body: {}, outcomes: [anonymous, 200, 'not-found', change, change] },
  signMyselfOut: { path: '/api/me/agent/logout', body: {}, outcomes: [anonymous, 200, 'not-found', change, change] },
  pauseMyself: { path: '/api/me/agent/pause', body: { reason: 'Lunch' }, outcomes: everybody('not-found') },
  resumeMyself: { path: '/api/me/agent/resume', outcomes: [anonymous, 200, 'not-found', change, change] },
  getNumberPlan: { path: '/api/number-plan', outcomes: administrators(200) },
  whatHappens: { path: '/api/what-happens?number=911', outcomes: administrators(200) },
  getCallGraph: { path: '/api/what-happens/graph?number=911', outcomes: administrators(200) },
  listPhoneFeatures: { path: '/api/phone-features', outcomes: administrators(200) },
  listSwitchStates: { path: '/api/switch-states', outcomes: administrators(200) },
  getSwitchState: { path: '/api/switches/9/state', outcomes: administrators('not-found') },
  putSwitchState: { path: '/api/switches/9/state', body: { state: 'day' }, outcomes: administrators('not-found') },
  listUses: { path: '/api/uses/trunk/main', outcomes: administrators(200) },
  announceToZone: {
    path: '/api/paging-zones/9009/announcements',
    body: { prompt: 'gong' },
    outcomes: administrators('not-found'),
  },
  pageByPhone: {
    path: '/api/paging-zones/9009/pages',
    body: { extension: '1001' },
    outcomes: administrators('not-found'),
  },
  listParkedCalls: { path: '/api/parking', outcomes: administrators(200) },
  signIn: { path: '/api/session', body: { username: '' }, outcomes: always('invalid-input') },
  whoAmI: { path: '/api/session', outcomes: anySession(200) },
  signOut: { path: '/api/session', outcomes: anySession(204) },
  changePassword: { path: '/api/session/password', body: tooShort, outcomes: anySession('invalid-input') },
  getStatus: { path: '/api/status', outcomes: always(200) },
  getStatistics: { path: '/api/statistics', outcomes: administrators(200) },
  listEvents: { path: '/api/events/history', outcomes: administrators(200) },
  streamEvents: { path: '/api/events', outcomes: everybody(200) },
  getOpenApi: { path: '/api/openapi.json', outcomes: always(200) },
  listExtensions: { path: '/api/extensions', outcomes: administrators(200) },
  createExtension: { path: '/api/extensions', body: person, outcomes: administrators(201) },
  getExtension: { path: '/api/extensions/1001', outcomes: administrators(200) },
  changeExtension: { path: '/api/extensions/1001', body: { name: 'Ada' }, outcomes: administrators(200) },
  putExtension: { path: '/api/extensions/1001', body: { name: 'Ada' }, outcomes: administrators(200) },
  deleteExtension: { path: '/api/extensions/1003', outcomes: administrators(204) },
  getPhoneSetup: { path: '/api/extensions/1001/phone-setup', outcomes: administrators(200) },
  giveTemporaryPassword: { path: '/api/extensions/1002/temporary-password', outcomes: administrators(200) },
  listCalls: { path: '/api/calls', outcomes: administrators(200) },
  getCall: { path: '/api/calls/over', outcomes: administrators('not-found') },
  hangUpCall: { path: '/api/calls/over', outcomes: administrators('not-found') },
  listCallRecords: { path: '/api/cdr', outcomes: administrators(200) },
  exportCallRecords: { path: '/api/cdr/export', outcomes: administrators(200) },
  listVoicemail: { path: '/api/voicemail/1001', outcomes: everybody(200) },
  getVoicemailAudio: { path: '/api/voicemail/1001/gone/audio', outcomes: everybody('not-found') },
  changeVoicemail: { path: '/api/voicemail/1001/gone', body: { heard: true }, outcomes: everybody('not-found') },
  getMailbox: { path: '/api/mailboxes/1001', outcomes: everybody(200) },
  changeMailbox: { path: '/api/mailboxes/1001', body: { pin: '481516' }, outcomes: everybody(200) },
  listMailboxes: { path: '/api/mailboxes', outcomes: administrators(200) },
  unlockMailbox: { path: '/api/mailboxes/1001/lock', outcomes: administrators(204) },
  listMyMailboxes: { path: '/api/me/mailboxes', outcomes: everybody(200) },
  speakGreeting: {
    path: '/api/mailboxes/1001/greetings/busy/speech',
    body: { text: '' },
    outcomes: everybody('invalid-input'),
  },
  getGreetingAudio: { path: '/api/mailboxes/1001/greetings/busy/audio', outcomes: everybody('not-found') },
  putGreeting: { path: '/api/mailboxes/1001/greetings/busy', outcomes: everybody('unsupported-media-type') },
  deleteGreeting: { path: '/api/mailboxes/1001/greetings/busy', outcomes: everybody('not-found') },
  deleteVoicemail: { path: '/api/voicemail/1001/gone', outcomes: everybody('not-found') },
  getConfiguration: { path: '/api/configuration', outcomes: administrators(200) },
  retryConfiguration: { path: '/api/configuration/retry', outcomes: administrators(200) },
  getCallHandling: { path: '/api/extensions/1001/call-handling', outcomes: administrators(200) },
  changeCallHandling: { path: '/api/extensions/1001/call-handling', body: {}, outcomes: administrators(200) },
  getPhoneCodes: { path: '/api/me/codes', outcomes: everybody(200) },
  getMyCallHandling: { path: '/api/me/call-handling', outcomes: [anonymous, 200, 'not-found', change, change] },
  changeMyCallHandling: {
    path: '/api/me/call-handling',
    body: {},
    outcomes: [anonymous, 200, 'not-found', change, change],
  },
  getMyFollowMe: { path: '/api/me/follow-me', outcomes: [anonymous, 200, 'not-found', change, change] },
  changeMyFollowMe: {
    path: '/api/me/follow-me',
    body: { numbers: [] },
    outcomes: [anonymous, 'invalid-input', 'invalid-input', change, change],
  },
  getMyPhone: { path: '/api/me/phone', outcomes: everybody(200) },
  listMyCallRecords: { path: '/api/me/cdr', outcomes: everybody(200) },
};

/** Things are an administrator's, whatever their kind. */
function casesOfThings(): Record<keyof typeof thingOperations, Case> {
  // There are rules from the beginning, so an order of none is refused.
  const caseOf = (kind: ThingKind, path: string): Record<ThingOperation, Case> => ({
    list: { path, outcomes: administrators(200) },
    create: { path, body: {}, outcomes: administrators('invalid-input') },
    get: { path: `${path}/gone`, outcomes: administrators('not-found') },
    change: { path: `${path}/gone`, body: {}, outcomes: administrators('not-found') },
    delete: { path: `${path}/gone`, outcomes: administrators('not-found') },
    arrange: {
      path: `${path}/order`,
      body: { keys: [] },
      outcomes: administrators(kind === 'dial-rule' ? 'conflict' : 204),
    },
  });
  const all = Object.entries(thingOperations).map(([name, { kind, does }]) => [name, caseOf(kind, pathOf(kind))[does]]);
  return Object.fromEntries(all) as Record<keyof typeof thingOperations, Case>;
}

forEachDatabase((fresh) => {
  // Every route for every kind of visitor, each with a session of its own: hundreds of requests.
  it('given each route and each kind of visitor, then exactly those get in who should', {
    timeout: 120_000,
  }, async () => {
    const portal = await startPortal(await fresh(), {});
    for (const number of ['1001', '1002', '1003']) await portal.extension({ number });

    const seen: Record<string, Outcome[]> = {};
    for (const [name, { path, body }] of Object.entries(cases)) {
      const outcomes: Outcome[] = [];
      // A session for each request: some of them end it.
      for (const visitor of visitors) {
        const send = await clientOf(portal, visitor);
        outcomes.push(outcomeOf(await send(methodOf(name), path, body === undefined ? {} : { body })));
      }
      seen[name] = outcomes;
    }

    expect(seen).toEqual(Object.fromEntries(Object.entries(cases).map(([name, { outcomes }]) => [name, outcomes])));
  });
});

function clientOf(portal: TestPortal, visitor: (typeof visitors)[number]): Promise<Client> | Client {
  const user = { username: '1001', role: 'user', extension: '1001' } as const;
  const admin = { username: 'admin', role: 'admin' } as const;
  switch (visitor) {
    case 'nobody':
      return portal.nobody;
    case 'user':
      return portal.signedIn(user);
    case 'admin':
      return portal.signedIn(admin);
    case 'user-to-change-password':
      return portal.signedIn({ ...user, mustChangePassword: true });
    case 'admin-to-change-password':
      return portal.signedIn({ ...admin, mustChangePassword: true });
  }
}

function methodOf(name: string): string {
  return api[name as keyof Api].method.toUpperCase();
}

function outcomeOf(answer: Answer): Outcome {
  return answer.status < 400 ? answer.status : problemIn(answer).id;
}
