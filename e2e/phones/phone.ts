import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Codec, DtmfMethod } from '@flexpbx/domain';
import { type AriChannel, AriRefusal } from './ari-link.ts';
import { Arrivals } from './arrivals.ts';
import type { BankLink } from './bank-link.ts';
import { BusyLampField } from './busy-lamp-field.ts';
import { allowed, lineFormat } from './codecs.ts';
import { IncomingCall } from './incoming-call.ts';
import type { Lamp } from './lamp.ts';
import type { LampFormat } from './lamp-state.ts';
import { APPLICATION } from './media.ts';
import { MessageLight } from './message-waiting.ts';
import { PhoneCall } from './phone-call.ts';
import { RegistrationWatch } from './registration-watch.ts';
import type { SoundEncryption } from './session-description.ts';
import { UserAgent } from './signalling/user-agent.ts';
import { openWire } from './signalling/wires.ts';
import { userOf } from './sip-message.ts';
import type { SipTrace } from './sip-trace.ts';
import { PATIENCE_MS, within } from './time-limit.ts';

const LAMP_SECONDS = 3_600;
const ONCE_MORE_AFTER_MS = 500;
const deskPhoneCodecs: readonly Codec[] = ['PCMU', 'PCMA', 'G722'];

/** What a person would type into a phone. */
export interface PhoneAccount {
  readonly number: string;
  readonly secret: string;
  /** `127.0.0.1:5060` */
  readonly server: string;
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** What it offers, best first; what any desk phone does when not said. */
  readonly codecs?: readonly Codec[];
  /** How it sends keys: as RTP events, when not said. */
  readonly dtmf?: DtmfMethod;
  /** Other than `none`: calls are encrypted (SRTP), or not made. */
  readonly encryption: SoundEncryption;
  /** How long a registration is asked to hold. */
  readonly registrationSeconds: number;
  /** For how long its lamps are subscribed at a time: an hour, when not said. */
  readonly lampSeconds?: number;
}

/** What a phone needs of its bank. */
export interface PhoneContext {
  readonly link: BankLink;
  readonly trace: SipTrace;
  cli(command: string): Promise<string>;
}

/** One SIP phone. Calls that come in ring by themselves; what happens then is up to the test. */
export class Phone {
  readonly account: PhoneAccount;
  /** Its messages light, switched by the notifications the server sends unasked. */
  readonly light = new MessageLight();
  readonly #context: PhoneContext & PhoneCall['context'];
  readonly #id: string;
  readonly #arrivals: Arrivals<IncomingCall>;
  readonly #registration: RegistrationWatch;
  #hasRegistered = false;
  #lamps: Promise<BusyLampField> | undefined;

  private constructor(context: PhoneContext, id: string, account: PhoneAccount) {
    this.#context = {
      ...context,
      uriOf: (number) => this.#uri(`${encodeURIComponent(number)}@`),
      lineFormat: lineFormat(account.codecs ?? deskPhoneCodecs),
      dtmf: account.dtmf ?? 'rfc4733',
    };
    this.#id = id;
    this.account = account;
    this.#arrivals = new Arrivals(account.number);
    this.#registration = new RegistrationWatch(context.trace, id);
    context.trace.listen(({ message }) => {
      if (message.request?.method === 'NOTIFY' && userOf(message.request.uri) === id) this.light.notify(message);
    });
  }

  /** Sets the phone up in the bank. */
  static async create(context: PhoneContext, id: string, account: PhoneAccount): Promise<Phone> {
    await configure(context, 'auth', id, {
      auth_type: 'userpass',
      username: account.number,
      password: account.secret,
    });
    await configure(context, 'endpoint', id, {
      context: 'phones',
      transport: account.transport,
      outbound_auth: id,
      from_user: account.number,
      disallow: 'all',
      allow: allowed(account.codecs ?? deskPhoneCodecs),
      dtmf_mode: account.dtmf ?? 'rfc4733',
      direct_media: 'no',
      media_encryption: account.encryption === 'sdes' ? 'sdes' : 'no',
      // DTLS as browsers speak it: with ICE, feedback and one port for all.
      webrtc: account.encryption === 'dtls' ? 'yes' : 'no',
      media_address: account.encryption === 'dtls' ? outwardAddress() : '',
      bind_rtp_to_media_address: account.encryption === 'dtls' ? 'yes' : 'no',
      trust_id_inbound: 'yes',
      // Holding a call is told to the other side, not done here.
      moh_passthrough: 'yes',
      // Makes it take messages-waiting notifications; which mailbox they count for matters to nobody.
      incoming_mwi_mailbox: `${id}@phones`,
    });
    return new Phone(context, id, account);
  }

  /**
   * Resolves when registered, after a second (Asterisk's shortest delay); rejects with RegistrationRefused, which holds the SIP
   * status, when refused. Called again, it takes the registration back and registers anew.
   */
  async register(): Promise<void> {
    const outcome = this.#registration.next('register');
    if (this.#hasRegistered) await this.#context.cli(`pjsip send register ${this.#id}`);
    else await configure(this.#context, 'registration', this.#id, this.#registrationOptions());
    this.#hasRegistered = true;
    await within(PATIENCE_MS, `${this.account.number} registers at ${this.account.server}`, outcome);
  }

  /** Takes the registration back; resolves when the server has confirmed. */
  async unregister(): Promise<void> {
    const outcome = this.#registration.next('unregister');
    await this.#context.cli(`pjsip send unregister ${this.#id}`);
    await within(PATIENCE_MS, `${this.account.number} unregisters`, outcome);
  }

  /** Dials; resolves when the INVITE is on its way. */
  async dial(number: string): Promise<PhoneCall> {
    const { ari } = this.#context.link;
    const id = `${this.#id}-${randomUUID()}`;
    const endpoint = `PJSIP/${this.#id}/${this.#context.uriOf(number)}`;
    const call = new PhoneCall(this.#context, id, async (entered) => {
      const channel = await ari.request('POST', 'channels/create', {
        channelId: id,
        endpoint,
        app: APPLICATION,
        // Otherwise they would be offered in the order of Asterisk's own list.
        formats: allowed(this.account.codecs ?? deskPhoneCodecs),
      });
      await within(PATIENCE_MS, `${this.account.number} picks up the receiver`, entered);
      return channel as AriChannel;
    });
    await call.ready();
    await ari.request('POST', `channels/${id}/dial`);
    return call;
  }

  /** Sets a key with a lamp to an extension, a parking slot or a code; resolves when the lamp shows something. */
  async lamp(number: string, format: LampFormat): Promise<Lamp> {
    const { server, transport } = this.account;
    const account = { ...this.account, domain: server };
    this.#lamps ??= openWire(server, transport).then((wire) => new BusyLampField(new UserAgent(account, wire)));
    return (await this.#lamps).add({ number, format, seconds: this.account.lampSeconds ?? LAMP_SECONDS });
  }

  /** Pulls the plug: what is not Asterisk's of this phone ends. */
  async unplug(): Promise<void> {
    (await this.#lamps)?.close();
  }

  /** The next call that comes in here (or came in, and was not taken yet); it rings already. */
  nextCall(): Promise<IncomingCall> {
    return this.#arrivals.next();
  }

  /** Takes a call from the bank. */
  receive(channel: AriChannel): void {
    const call = new IncomingCall(this.#context, channel);
    // When it can't ring, the caller gave up before: nobody here ever knew.
    call.ring().then(
      () => this.#arrivals.add(call),
      () => {},
    );
  }

  #registrationOptions(): Record<string, string> {
    return {
      transport: this.account.transport,
      outbound_auth: this.#id,
      server_uri: this.#uri(''),
      client_uri: this.#uri(`${this.account.number}@`),
      contact_user: this.#id,
      // The server's requests are then known as this phone's by a token in our contact, as all come from one address.
      line: 'yes',
      endpoint: this.#id,
      expiration: String(this.account.registrationSeconds),
      max_random_initial_delay: '0',
      // A server that was away is tried again each second.
      retry_interval: '1',
      max_retries: '1000',
    };
  }

  #uri(user: string): string {
    const { server, transport } = this.account;
    return `sip:${user}${server};transport=${transport}`;
  }
}

/** ICE passes over 127.0.0.1, and what comes from there is then taken for a stranger's: an address of the machine besides. */
function outwardAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  const found = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!found) throw new Error('this machine has no address but its own loopback, and ICE needs another');
  return found.address;
}

async function configure(
  context: PhoneContext,
  type: 'auth' | 'endpoint' | 'registration',
  id: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const fields = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
  const put = () => context.link.ari.request('PUT', `asterisk/config/dynamic/res_pjsip/${type}/${id}`, {}, { fields });
  await put().catch(async (fault) => {
    if (!(fault instanceof AriRefusal && fault.status === 400)) throw fault;
    // Asterisk busy with many refuses one now and then, as if its values were wrong, and takes the same a moment later.
    await sleep(ONCE_MORE_AFTER_MS);
    await put();
  });
}
