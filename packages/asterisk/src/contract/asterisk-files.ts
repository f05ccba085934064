/** What a private Asterisk for tests needs to know. */
export interface TestAsteriskPlan {
  readonly directory: string;
  readonly modules: string;
  readonly data: string;
  readonly httpPort: number;
  readonly amiPort: number;
  readonly sipPort: number;
  readonly password: string;
}

const loadedModules = [
  'res_timing_timerfd',
  'res_sorcery_config',
  'res_sorcery_memory',
  'res_sorcery_astdb',
  'res_http_websocket',
  'res_websocket_client',
  'res_stasis',
  'res_stasis_answer',
  'res_stasis_playback',
  'res_stasis_recording',
  'res_stasis_snoop',
  'res_ari',
  'res_ari_model',
  'res_ari_applications',
  'res_ari_asterisk',
  'res_ari_bridges',
  'res_ari_channels',
  'res_ari_events',
  'res_ari_playbacks',
  'res_ari_recordings',
  'res_pjproject',
  'res_pjsip',
  'res_pjsip_session',
  'res_pjsip_registrar',
  'res_pjsip_endpoint_identifier_user',
  'res_pjsip_authenticator_digest',
  'res_pjsip_outbound_publish',
  'res_pjsip_pubsub',
  'chan_pjsip',
  'app_stasis',
  'app_dial',
  'app_playback',
  'app_milliwatt',
  'func_db',
  'app_senddtmf',
  'app_voicemail',
  'bridge_simple',
  'bridge_softmix',
  'codec_ulaw',
  'format_wav',
  'format_pcm',
  'pbx_config',
];

/** Files Asterisk complains about when they are not there. */
const leftAtDefaults = ['ccss', 'cdr', 'cel', 'features', 'acl', 'udptl', 'pjproject', 'websocket_client'].map(
  (name) => `${name}.conf`,
);

/**
 * The files of that Asterisk. Its dialplan has the far ends of test calls: callers (`caller-…`: what is said into the
 * call) and phones (`phone-…`: how they take one), and where calls enter the application.
 */
export function asteriskFiles(plan: TestAsteriskPlan): Readonly<Record<string, string>> {
  const at = (folder: string) => `${plan.directory}/${folder}`;
  return {
    'asterisk.conf': `[directories]
astetcdir => ${at('etc')}
astmoddir => ${plan.modules}
astvarlibdir => ${at('lib')}
astdbdir => ${at('lib')}
astkeydir => ${at('lib')}
astdatadir => ${plan.data}
astagidir => ${at('lib')}
astspooldir => ${at('spool')}
astrundir => ${at('run')}
astlogdir => ${at('log')}
`,
    'modules.conf': `[modules]\nautoload=no\n${loadedModules.map((name) => `load=${name}.so`).join('\n')}\n`,
    'logger.conf': '[general]\n[logfiles]\nmessages => notice,warning,error\n',
    'http.conf': `[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${plan.httpPort}\n`,
    'ari.conf': `[general]
enabled=yes
[contract]
type=user
read_only=no
password=${plan.password}
`,
    'manager.conf': `[general]
enabled=yes
bindaddr=127.0.0.1
port=${plan.amiPort}
[contract]
secret=${plan.password}
read=all
write=all
`,
    'pjsip.conf': `[loopback]
type=transport
protocol=udp
bind=127.0.0.1:${plan.sipPort}
[1001]
type=endpoint
context=phones
disallow=all
allow=ulaw
aors=1001
callerid="Ann" <1001>
[1001]
type=aor
contact=sip:1001@127.0.0.1:9
[1002]
type=endpoint
context=phones
disallow=all
allow=ulaw
aors=1002
[1002]
type=aor
max_contacts=1
`,
    'voicemail.conf': '[general]\nformat=wav\n[default]\n1001 => 4711,Ann\n',
    'extensions.conf': dialplan,
    'indications.conf':
      '[general]\ncountry=us\n[us]\ndescription=United States\nringcadence=2000,4000\ndial=350+440\nbusy=480+620/500,0/500\nring=440+480/2000,0/4000\ncongestion=480+620/250,0/250\n',
    ...Object.fromEntries(leftAtDefaults.map((name) => [name, ''])),
  };
}

const dialplan = `
[enter]
; The application and its arguments come as variables, so that any can be asked for.
exten => call,1,Stasis(\${CONTRACT_APPLICATION},\${CONTRACT_FLOW},\${CONTRACT_MAILBOX})
 same => n,Hangup()
exten => phone,1,Dial(Local/answers@phones/n,10)
exten => talk,1,Bridge(\${FLEXPBX_LEG},x)
exten => continued,1,Answer()
 same => n,Wait(60)

[callers]
exten => tone,1,Milliwatt()
exten => silence,1,Playback(silence/10)
 same => n,Wait(60)
exten => words-then-silence,1,Playback(vm-goodbye)
 same => n,Playback(silence/10)
 same => n,Wait(60)

[phones]
exten => answers,1,Ringing()
 same => n,Wait(0.2)
 same => n,Answer()
 same => n,Wait(60)
exten => busy,1,Busy(10)
exten => never-answers,1,Ringing()
 same => n,Wait(60)
`;
