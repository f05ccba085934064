import type { Destination } from './destination.ts';

/** Where in the dialplan a call goes on. */
export interface DialplanPlace {
  readonly context: string;
  /** What stands for `${EXTEN}` there. */
  readonly extension: string;
}

/** Where in the dialplan a destination is; null means that the call ends. */
export function placeOf(destination: Destination): DialplanPlace | null {
  switch (destination.type) {
    case 'extension':
      return { context: 'extensions', extension: destination.target };
    case 'voicemail':
      return { context: 'mailbox-of', extension: destination.target };
    case 'conference':
      return { context: 'rooms', extension: destination.target };
    case 'ring-group':
      return { context: 'ring-groups', extension: destination.target };
    case 'queue':
      return { context: 'queues', extension: destination.target };
    case 'paging-zone':
      return { context: 'paging-zones', extension: destination.target };
    case 'menu':
      return { context: `menu-${destination.target}`, extension: 's' };
    case 'external':
      return { context: 'house-outbound', extension: destination.target };
    case 'inbound-route':
      return { context: `inbound-${destination.target}`, extension: 's' };
    case 'closed':
      return { context: 'closed', extension: 's' };
    case 'hang-up':
      return null;
  }
}
