import type { WebSocket } from 'ws';
import type { BankLink } from './bank-link.ts';
import type { LineFormat } from './codecs.ts';
import { CodedLine } from './coded-line.ts';
import { Ear } from './ear.ts';
import { Voice } from './voice.ts';

/** The name of the Stasis application the phones live in. */
export const APPLICATION = 'phones';

/** Ear and voice of a phone. */
export interface SoundLine {
  readonly ear: Ear;
  readonly voice: Voice;
}

/** The sound path of one call of a phone. */
export interface Media {
  readonly line: SoundLine | CodedLine;
  /**
   * Parts the phone from its line: it hears and says nothing. Asterisk ends a hold when a channel leaves its bridge,
   * and loses the outcome of a transfer to the bridge that reads the same channel; so the phone leaves before.
   */
  pause(): Promise<void>;
  goOn(): Promise<void>;
  close(): Promise<void>;
}

/** Joins a phone's channel with a connection that carries its sound to and from us. The channel need not be answered yet. */
export async function openMedia(link: BankLink, channelId: string, format: LineFormat): Promise<Media> {
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
    format: format.name,
  });
  const [socket] = await Promise.all([connected, entered]);
  const line = format.frameMs === null ? openSound(socket) : new CodedLine(socket, format.frameMs);
  await ari.request('POST', `bridges/${bridgeId}/addChannel`, { channel: `${channelId},${mediaId}` });
  return {
    line,
    pause: () => ari.requestIfThere('POST', `bridges/${bridgeId}/removeChannel`, { channel: channelId }),
    goOn: () => ari.requestIfThere('POST', `bridges/${bridgeId}/addChannel`, { channel: channelId }),
    close: async () => {
      await ari.requestIfThere('DELETE', `channels/${mediaId}`, {});
      await ari.requestIfThere('DELETE', `bridges/${bridgeId}`, {});
    },
  };
}

function openSound(socket: WebSocket): SoundLine {
  const ear = new Ear();
  socket.on('message', (data, isBinary) => {
    if (isBinary && data instanceof Buffer) ear.hear(samplesOf(data));
  });
  return { ear, voice: new Voice(socket) };
}

function samplesOf(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length / 2);
  for (let index = 0; index < samples.length; index++) samples[index] = bytes.readInt16LE(index * 2);
  return samples;
}
