import { createBrowserRouter, Navigate, Outlet } from 'react-router';
import { NotFoundPage, PageFault } from './design/fault-pages.tsx';
import { Loading } from './design/loading.tsx';
import { ToastRegion } from './design/toast-region.tsx';
import { mayDo, signInPage } from './session/session.ts';
import { SessionGate, StartPage } from './session/session-gate.tsx';
import { SignInPage } from './session/sign-in-page.tsx';

// One piece of the program a portal, loaded when it is first opened.
const admin = (page: keyof typeof import('./admin/pages.ts')) => async () => ({
  Component: (await import('./admin/pages.ts'))[page],
});
const me = (page: keyof typeof import('./me/pages.ts')) => async () => ({
  Component: (await import('./me/pages.ts'))[page],
});

function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
    </>
  );
}

/** Every page and its address. */
export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <PageFault />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/', element: <StartPage /> },
      { path: signInPage, element: <SignInPage /> },
      {
        path: '/admin',
        element: <SessionGate admits={(who) => mayDo(who, 'extensions.read')} />,
        children: [
          // A page of its own, without the frame of the others: it hangs on a wall.
          { path: 'wallboard', lazy: admin('WallboardPage') },
          {
            lazy: admin('AdminShell'),
            children: [
              { index: true, lazy: admin('HomePage') },
              { path: 'extensions', lazy: admin('ExtensionsPage') },
              { path: 'extensions/new', lazy: admin('NewExtensionPage') },
              {
                path: 'extensions/:number',
                lazy: admin('ExtensionPage'),
                children: [
                  { index: true, lazy: admin('ExtensionOverview') },
                  { path: 'phone', lazy: admin('ExtensionPhone') },
                  { path: 'voicemail', lazy: admin('ExtensionVoicemail') },
                  { path: 'call-handling', lazy: admin('ExtensionCallHandling') },
                  { path: 'follow-me', lazy: admin('ExtensionFollowMe') },
                  { path: 'settings', lazy: admin('ExtensionSettings') },
                ],
              },
              { path: 'call-settings', lazy: admin('CallSettingsPage') },
              { path: 'calls', lazy: admin('LiveCallsPage') },
              { path: 'calls/history', lazy: admin('CallHistoryPage') },
              { path: 'conferences', lazy: admin('ConferencesPage') },
              { path: 'conferences/new', lazy: admin('NewConferencePage') },
              {
                path: 'conferences/:number',
                lazy: admin('ConferencePage'),
                children: [
                  { index: true, lazy: admin('ConferenceRoom') },
                  { path: 'recordings', lazy: admin('ConferenceRecordings') },
                  { path: 'settings', lazy: admin('ConferenceSettings') },
                ],
              },
              { path: 'paging-zones', lazy: admin('PagingPage') },
              { path: 'paging-zones/new', lazy: admin('NewPagingZonePage') },
              { path: 'paging-zones/:number', lazy: admin('PagingZonePage') },
              { path: 'scheduled-pages/new', lazy: admin('NewScheduledPagePage') },
              { path: 'scheduled-pages/:id', lazy: admin('ScheduledPagePage') },
              { path: 'queues', lazy: admin('QueuesPage') },
              { path: 'queues/new', lazy: admin('NewQueuePage') },
              { path: 'queues/statistics', lazy: admin('AllQueueStatisticsPage') },
              {
                path: 'queues/:number',
                lazy: admin('QueuePage'),
                children: [
                  { index: true, lazy: admin('QueueNow') },
                  { path: 'statistics', lazy: admin('QueueStatistics') },
                  { path: 'settings', lazy: admin('QueueSettings') },
                ],
              },
              { path: 'feature-codes', lazy: admin('FeatureCodesPage') },
              { path: 'feature-codes/:id', lazy: admin('FeatureCodePage') },
              { path: 'prompts', lazy: admin('PromptsPage') },
              { path: 'prompts/new', lazy: admin('NewPromptPage') },
              { path: 'prompts/:id', lazy: admin('PromptPage') },
              { path: 'menus', lazy: admin('MenusPage') },
              { path: 'menus/new', lazy: admin('NewMenuPage') },
              { path: 'menus/:id', lazy: admin('MenuPage') },
              { path: 'inbound-routes', lazy: admin('InboundRoutesPage') },
              { path: 'inbound-routes/new', lazy: admin('NewInboundRoutePage') },
              { path: 'inbound-routes/:id', lazy: admin('InboundRoutePage') },
              {
                path: 'emergency',
                lazy: admin('EmergencyPage'),
                children: [
                  { index: true, lazy: admin('EmergencyState') },
                  { path: 'locations', lazy: admin('Locations') },
                  { path: 'settings', lazy: admin('EmergencySettings') },
                ],
              },
              { path: 'emergency/locations/new', lazy: admin('NewLocationPage') },
              { path: 'emergency/locations/:id', lazy: admin('LocationPage') },
              { path: 'parking', lazy: admin('ParkingPage') },
              { path: 'transcription', lazy: admin('TranscriptionPage') },
              {
                path: 'mailboxes',
                lazy: admin('MailboxesPage'),
                children: [
                  { index: true, lazy: admin('MailboxList') },
                  { path: 'settings', lazy: admin('VoicemailSettings') },
                ],
              },
              { path: 'mailboxes/new', lazy: admin('NewSharedMailboxPage') },
              { path: 'mailboxes/:number', lazy: admin('MailboxPage') },
              { path: 'mail', lazy: admin('MailPage') },
              { path: 'mail/:kind', lazy: admin('MailTemplatePage') },
              { path: 'music', lazy: admin('MusicPage') },
              { path: 'music/new', lazy: admin('NewMusicPage') },
              { path: 'music/:id', lazy: admin('MusicClassPage') },
              { path: 'number-plan', lazy: admin('NumberPlanPage') },
              { path: 'number-plan/new', lazy: admin('NewRulePage') },
              { path: 'number-plan/:id', lazy: admin('RulePage') },
              { path: 'outbound-routes', lazy: admin('OutboundRoutesPage') },
              { path: 'outbound-routes/new', lazy: admin('NewOutboundRoutePage') },
              { path: 'outbound-routes/:id', lazy: admin('OutboundRoutePage') },
              { path: 'ring-groups', lazy: admin('RingGroupsPage') },
              { path: 'ring-groups/new', lazy: admin('NewRingGroupPage') },
              { path: 'ring-groups/:number', lazy: admin('RingGroupPage') },
              { path: 'schedules', lazy: admin('SchedulesPage') },
              { path: 'schedules/new', lazy: admin('NewSchedulePage') },
              { path: 'schedules/:id', lazy: admin('SchedulePage') },
              { path: 'switches', lazy: admin('SwitchesPage') },
              { path: 'switches/new', lazy: admin('NewSwitchPage') },
              { path: 'switches/:number', lazy: admin('SwitchPage') },
              { path: 'trunks', lazy: admin('TrunksPage') },
              { path: 'trunks/new', lazy: admin('ChoosePresetPage') },
              { path: 'trunks/new/:preset', lazy: admin('NewTrunkPage') },
              { path: 'trunks/:id', lazy: admin('TrunkPage') },
              { path: 'configuration', lazy: admin('ConfigurationPage') },
              { path: 'settings', lazy: admin('SettingsPage') },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
      {
        path: '/me',
        element: <SessionGate admits={(who) => mayDo(who, 'me.read')} />,
        children: [
          {
            lazy: me('MyShell'),
            children: [
              { index: true, lazy: me('MyStatusPage') },
              { path: 'calls', lazy: me('MyCallsPage') },
              {
                path: 'voicemail',
                lazy: me('MyVoicemailPage'),
                children: [
                  { index: true, lazy: me('MyMailbox') },
                  { path: ':mailbox', lazy: me('MySharedMailbox') },
                ],
              },
              { path: 'call-handling', lazy: me('MyCallHandlingPage') },
              { path: 'queues', lazy: me('MyQueuesPage') },
              { path: 'settings', lazy: me('SettingsPage') },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
]);
