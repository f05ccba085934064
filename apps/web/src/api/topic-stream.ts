import { type Topic, topics } from '@flexpbx/domain';
import { addressOf } from './client.ts';

/** Whether changes reach this page as they happen. */
export type LiveState = 'connecting' | 'live' | 'lost';

const firstRetryMs = 1_000;
const longestRetryMs = 15_000;

/** Topics named by one server-sent event (`{"topics": […]}`); those this page does not know are left out. */
export function topicsOf(data: string): Topic[] {
  try {
    const parsed: unknown = JSON.parse(data);
    const named = typeof parsed === 'object' && parsed !== null && 'topics' in parsed ? parsed.topics : [];
    return Array.isArray(named) ? topics.filter((topic) => named.includes(topic)) : [];
  } catch {
    return [];
  }
}

/** Milliseconds until try number `attempt` (from 0) to connect again. */
export function retryDelayMs(attempt: number): number {
  return Math.min(firstRetryMs * 2 ** attempt, longestRetryMs);
}

/**
 * Keeps one event stream to the portal open until the returned function is called. The browser's own reconnecting gives
 * up for good on any answer but 200 (a restarting portal behind a proxy, an ended session), so it is not relied on.
 */
export function followTopics(on: {
  readonly topic: (topic: Topic) => void;
  readonly state: (state: LiveState) => void;
}): () => void {
  let stream: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const connect = () => {
    const opened = new EventSource(addressOf('streamEvents', {}));
    stream = opened;
    opened.onopen = () => {
      attempt = 0;
      on.state('live');
    };
    opened.onmessage = ({ data }) => {
      for (const topic of topicsOf(String(data))) on.topic(topic);
    };
    opened.onerror = () => {
      opened.close();
      on.state('lost');
      retry = setTimeout(connect, retryDelayMs(attempt++));
    };
  };

  on.state('connecting');
  connect();
  return () => {
    clearTimeout(retry);
    stream?.close();
  };
}
