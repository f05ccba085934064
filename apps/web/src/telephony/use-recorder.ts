import { maxGreetingSeconds } from '@flexpbx/domain';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How a recording by the browser's microphone stands. */
export type Recording =
  | { readonly state: 'nothing' }
  /** The browser asks whether the page may listen. */
  | { readonly state: 'asking' }
  | { readonly state: 'recording'; readonly since: string }
  | { readonly state: 'recorded'; readonly sound: Blob; readonly seconds: number }
  | { readonly state: 'refused'; readonly reason: string };

/** Records what is spoken into the microphone, three minutes at most. What is recorded when it goes away is thrown away. */
export function useRecorder(): { recording: Recording; start: () => void; stop: () => void } {
  const [recording, setRecording] = useState<Recording>({ state: 'nothing' });
  const recorder = useRef<MediaRecorder | null>(null);
  const isGone = useRef(false);

  const stop = useCallback(() => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
  }, []);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      stop();
    };
  }, [stop]);

  const start = async () => {
    setRecording({ state: 'asking' });
    try {
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (isGone.current) return letGo(microphone);
      recorder.current = record(microphone, (sound, seconds) => {
        if (!isGone.current) setRecording({ state: 'recorded', sound, seconds });
      });
      setRecording({ state: 'recording', since: new Date().toISOString() });
    } catch (fault) {
      setRecording({ state: 'refused', reason: inWords(fault) });
    }
  };
  return { recording, start: () => void start(), stop };
}

function record(microphone: MediaStream, done: (sound: Blob, seconds: number) => void): MediaRecorder {
  const recorder = new MediaRecorder(microphone);
  const parts: Blob[] = [];
  const begun = Date.now();
  const limit = setTimeout(() => recorder.stop(), maxGreetingSeconds * 1_000);
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.addEventListener('stop', () => {
    clearTimeout(limit);
    letGo(microphone);
    done(new Blob(parts, { type: recorder.mimeType }), (Date.now() - begun) / 1_000);
  });
  recorder.start();
  return recorder;
}

/** Else the browser goes on showing that the page listens. */
function letGo(microphone: MediaStream): void {
  for (const track of microphone.getTracks()) track.stop();
}

function inWords(fault: unknown): string {
  const name = fault instanceof DOMException ? fault.name : '';
  if (name === 'NotAllowedError')
    return 'This page may not use the microphone. Allow it in the address bar of the browser, then try again.';
  if (name === 'NotFoundError') return 'The browser finds no microphone. Connect one, then try again.';
  return 'The microphone can’t be used: another program may have it. You can record by phone, or upload a file.';
}
