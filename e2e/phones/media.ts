import type { BankLink } from './bank-link.ts';
import { Ear } from './ear.ts';
import { Voice } from './voice.ts';

/** The name of the Stasis application the phones live in. */
export const APPLICATION = 'phones';

/** Ear and voice of one call of a phone. */
export interface Media {
  readonly ear: Ear;
  readonly voice: Voice;
  /**
   * Parts the phone from its ear and voice: it hears and says nothing. Asterisk ends a hold when a channel leaves its bridge,
   * and loses the outcome of a transfer to the bridge that reads the same channel; so the phone leaves before.
   */
  pause(): Promise<void>;
  goOn(): Promise<void>;
  close(): Promise<void>;
}

/** Joins a phone's channel with a connection that carries its sound to and from us. The channel need not be answered yet. */
export async function openMedia(link: BankLink, channelId: string): Promise<Media> {
  const { ari } = link;
  const mediaId = `${channelId}-media`;
  const bridgeId = `${channelId}-bridge`;
  const connected = link.media(mediaId);
  const entered = new Promise<void>((resolve) => {
    ari.listenTo(mediaId, (event) => {
      if (event.type === 'StasisStart') resolve();
    });
  });
  await ari.request('POST', 'bridges', { type: 'mixing', bridgeId });
  await ari.request('POST', 'channels/externalMedia', {
    channelId: mediaId,
    app: APPLICATION,
    external_host: 'media',
    transport: 'websocket',
    encapsulation: 'none',
    format: 'slin',
  });
  const [socket] = await Promise.all([connected, entered]);
  const ear = new Ear();
  socket.on('message', (data, isBinary) => {
    if (isBinary && data instanceof Buffer) ear.hear(samplesOf(data));
  });
  await ari.request('POST', `bridges/${bridgeId}/addChannel`, { channel: `${channelId},${mediaId}` });
  return {
    ear,
    voice: new Voice(socket),
    pause: () => ari.requestIfThere('POST', `bridges/${bridgeId}/removeChannel`, { channel: channelId }),
    goOn: () => ari.requestIfThere('POST', `bridges/${bridgeId}/addChannel`, { channel: channelId }),
    close: async () => {
      await ari.requestIfThere('DELETE', `channels/${mediaId}`, {});
      await ari.requestIfThere('DELETE', `bridges/${bridgeId}`, {});
    },
  };
}

function samplesOf(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length / 2);
  for (let index = 0; index < samples.length; index++) samples[index] = bytes.readInt16LE(index * 2);
  return samples;
}
