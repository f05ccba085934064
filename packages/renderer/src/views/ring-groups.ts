import type { RingGroup } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** Ring groups, and who is followed, as the dialplan has them. */
export function ringGroupsView({ things, extensions }: Pick<Snapshot, 'things' | 'extensions'>): object {
  const ringSecondsOf = new Map(extensions.map(({ number, ringSeconds }) => [number, ringSeconds]));
  const followed = things['follow-me'].filter(({ enabled, number }) => enabled && ringSecondsOf.has(number));
  return {
    ringGroups: things['ring-group'].map(groupView),
    followMe: followed.map(({ number }) => ({ number, ringSeconds: ringSecondsOf.get(number) })),
  };
}

function groupView(group: RingGroup): object {
  const { number, name_prefix: namePrefix, members, total_seconds: seconds, music, fallback } = group;
  return {
    number,
    namePrefix,
    seconds,
    music: music ?? '',
    fallback,
    members: members.map((member, at) => ({
      isFirst: at === 0,
      extension: member.type === 'extension' ? member.target : '',
      outside: member.type === 'external' ? member.target : '',
      mustConfirm: member.type === 'external' && member.confirm,
    })),
  };
}
