/** What a SIPp phone does, in SIPp's own language; `[field0]`, `[field1]` … are columns of its list. */
export type Scenario = string;

const dialogue = `Call-ID: [call_id]
Max-Forwards: 70`;

/** `[media_port]` is where SIPp sends sound back that it gets, `[rtpstream_audio_port]` where it plays a file. */
type SoundPort = '[media_port]' | '[rtpstream_audio_port]';

const offer = (port: SoundPort) => `Content-Type: application/sdp
Content-Length: [len]

v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio ${port} RTP/AVP 0
a=rtpmap:0 PCMU/8000
a=ptime:20`;

function send(message: string): string {
  return `<send retrans="500"><![CDATA[

${message}

]]></send>`;
}

/** An answer, or an ACK: nothing answers it, so it is sent once. */
function sendOnce(message: string): string {
  return `<send><![CDATA[

${message}

]]></send>`;
}

function scenario(name: string, steps: readonly string[]): Scenario {
  return `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="${name}">
${steps.join('\n')}
</scenario>
`;
}

function request(method: string, target: string, headers: readonly string[], body: string): string {
  return [
    `${method} ${target} SIP/2.0`,
    'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    ...headers,
    body,
  ].join('\n');
}

const nothing = 'Content-Length: 0';

function register(cseq: number, credentials: readonly string[]): string {
  const headers = [
    'From: <sip:[field0]@[remote_ip]>;tag=[call_number]',
    'To: <sip:[field0]@[remote_ip]>',
    dialogue,
    `CSeq: ${cseq} REGISTER`,
    'Contact: <sip:[field0]@[local_ip]:[local_port]>',
    // Longer than the longest run: nobody registers again.
    'Expires: 7200',
    ...credentials,
  ];
  return request('REGISTER', 'sip:[remote_ip]:[remote_port]', headers, nothing);
}

/** Registers `[field0]`; `[field1]` is `[authentication username=… password=…]`. */
export const registration = scenario('register', [
  send(register(1, [])),
  '<recv response="401" auth="true"/>',
  send(register(2, ['[field1]'])),
  '<recv response="200"/>',
]);

function subscribe(cseq: number, credentials: readonly string[]): string {
  const headers = [
    'From: <sip:[field0]@[remote_ip]>;tag=[pid]w[call_number]',
    'To: <sip:[field2]@[remote_ip]>',
    dialogue,
    `CSeq: ${cseq} SUBSCRIBE`,
    'Contact: <sip:[field0]@[local_ip]:[local_port]>',
    'Event: dialog',
    'Accept: application/dialog-info+xml',
    'Expires: 3600',
    ...credentials,
  ];
  return request('SUBSCRIBE', 'sip:[field2]@[remote_ip]:[remote_port]', headers, nothing);
}

/**
 * `[field0]` watches the lamp of `[field2]` with the credentials `[field1]`, for as long as it runs. The first NOTIFY may
 * come before the answer; SIPp's "-aa" answers all of them.
 */
export const watching = scenario('watch', [
  send(subscribe(1, [])),
  '<recv response="401" auth="true"/>',
  send(subscribe(2, ['[field1]'])),
  '<recv response="200"/>',
  '<pause milliseconds="86400000"/>',
]);

function fromCaller(method: string, cseq: number, to: string, extra: readonly string[], body: string): string {
  const headers = [
    'From: <sip:[field0]@[remote_ip]>;tag=[pid]x[call_number]',
    `To: <sip:[field2]@[remote_ip]>${to}`,
    dialogue,
    `CSeq: ${cseq} ${method}`,
    'Contact: <sip:[field0]@[local_ip]:[local_port]>',
    ...extra,
  ];
  return request(method, 'sip:[field2]@[remote_ip]:[remote_port]', headers, body);
}

/** CSeq of the INVITE that carries the credentials; the one before it is only answered with a challenge. */
export const callCseq = 2;

/** Where a caller sends its sound from: a file of G.711, or null: no sound. */
function soundPort(sound: string | null): SoundPort {
  return sound === null ? '[media_port]' : '[rtpstream_audio_port]';
}

/** `[field0]` calls `[field2]` until that answers, and then plays a file over and over; null: no sound. */
function call(sound: string | null): readonly string[] {
  const offered = offer(soundPort(sound));
  const speaks = sound === null ? [] : [`<nop><action><exec rtp_stream="${sound},-1,0"/></action></nop>`];
  return [
    send(fromCaller('INVITE', 1, '', [], offered)),
    '<recv response="100" optional="true"/>',
    '<recv response="401" auth="true"/>',
    sendOnce(fromCaller('ACK', 1, '[peer_tag_param]', [], nothing)),
    send(fromCaller('INVITE', callCseq, '', ['[field1]'], offered)),
    '<recv response="100" optional="true"/>',
    '<recv response="180" optional="true"/>',
    '<recv response="183" optional="true"/>',
    '<recv response="200"/>',
    sendOnce(fromCaller('ACK', callCseq, '[peer_tag_param]', [], nothing)),
    ...speaks,
  ];
}

/**
 * `[field0]` calls `[field2]` with the credentials `[field1]`, hangs up after `holdMs`, and plays a file of G.711 sound
 * over and over meanwhile; null: no sound.
 */
export function callAndHangUp(holdMs: number, sound: string | null): Scenario {
  return scenario('caller', [
    ...call(sound),
    `<pause milliseconds="${holdMs}"/>`,
    send(fromCaller('BYE', callCseq + 1, '[peer_tag_param]', [], nothing)),
    '<recv response="200"/>',
  ]);
}

function answer(status: string, body: string): string {
  return [
    `SIP/2.0 ${status}`,
    '[last_Via:]',
    '[last_From:]',
    '[last_To:];tag=[pid]y[call_number]',
    '[last_Call-ID:]',
    '[last_CSeq:]',
    'Contact: <sip:[local_ip]:[local_port]>',
    body,
  ].join('\n');
}

/** Rings at once, answers `ringMs` later, and talks until the other side hangs up. */
export function ringAndAnswer(ringMs: number): Scenario {
  return scenario('called', [
    '<recv request="INVITE"/>',
    sendOnce(answer('180 Ringing', nothing)),
    `<pause milliseconds="${ringMs}"/>`,
    send(answer('200 OK', offer('[media_port]'))),
    '<recv request="ACK"/>',
    '<recv request="BYE"/>',
    sendOnce(answer('200 OK', nothing)),
  ]);
}

/** As {@link answer}, where both ends have their tags. */
function answerWithinCall(status: string, body: string): string {
  return answer(status, body).replace('[last_To:];tag=[pid]y[call_number]', '[last_To:]');
}

/** The agent's end of a call is the one that was called: what it sends goes from whom it was called as to who called. */
const remembersWho = `<recv request="INVITE"><action>
<ereg regexp="[^ ].*" search_in="hdr" header="From:" assign_to="1"/>
<ereg regexp="[^ ].*" search_in="hdr" header="To:" assign_to="2"/>
<ereg regexp="sip:[^&gt;]+" search_in="hdr" header="Contact:" assign_to="3"/>
</action></recv>`;

/** Asterisk tells in a new INVITE who the other end is, once two are joined. It is agreed to, however often it comes. */
function agreeToChanges(label: number, port: SoundPort): readonly string[] {
  return [
    `<label id="${label}"/>`,
    send(answerWithinCall('200 OK', offer(port))),
    `<recv request="ACK" next="${label - 1}"/>`,
  ];
}

/** Rings at once, answers `ringMs` later, talks for `talkMs` and hangs up. */
export function ringAnswerAndHangUp(ringMs: number, talkMs: number): Scenario {
  const headers = ['From: [$2];tag=[pid]y[call_number]', 'To: [$1]', dialogue, 'CSeq: 1 BYE'];
  return scenario('agent', [
    remembersWho,
    sendOnce(answer('180 Ringing', nothing)),
    `<pause milliseconds="${ringMs}"/>`,
    send(answer('200 OK', offer('[media_port]'))),
    '<recv request="ACK"/>',
    '<label id="1"/>',
    `<recv request="INVITE" timeout="${talkMs}" ontimeout="3" next="2"/>`,
    ...agreeToChanges(2, '[media_port]'),
    '<label id="3"/>',
    send(request('BYE', '[$3]', headers, nothing)),
    '<recv response="200"/>',
  ]);
}

/** The same, and stays until it is hung up. */
export function callAndStay(sound: string | null): Scenario {
  return scenario('waiting caller', [
    ...call(sound),
    '<label id="1"/>',
    '<recv request="INVITE" optional="true" next="2"/>',
    '<recv request="BYE" next="3"/>',
    ...agreeToChanges(2, soundPort(sound)),
    '<label id="3"/>',
    sendOnce(answerWithinCall('200 OK', nothing)),
  ]);
}
