import { Button } from '@mantine/core';
import { IconMusic, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { UploadSound } from '../../telephony/upload-sound.tsx';
import { allMusic, describeSource, type MusicClass, suppliedMusic } from './music.ts';
import { TrackList } from './track-list.tsx';

const columns: [Column<MusicClass>, ...Column<MusicClass>[]] = [
  {
    key: 'name',
    header: 'Name',
    cell: ({ id, name }) => (
      <Link to={`/admin/music/${id}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ name }) => name,
  },
  { key: 'source', header: 'Plays', cell: (music) => <bdi>{describeSource(music)}</bdi> },
  {
    key: 'used',
    header: 'Meant for',
    cell: ({ id }) => (id === suppliedMusic.id ? 'Everybody without a choice of their own' : 'Whoever chooses it'),
  },
];

/** What people hear while they wait: the music there is, and the tracks it is made of. */
export function MusicPage() {
  const classes = useQuery(query('listMusicClasses', {}));
  return (
    <Page
      title="Music on hold"
      lead="What callers hear while they wait: tracks of yours, or a radio stream."
      action={
        <Button
          component={Link}
          to="/admin/music/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add music
        </Button>
      }
    >
      <Section title="Music" plain>
        <Loaded query={classes}>
          {({ items }) => (
            <DataTable
              caption="Music on hold"
              columns={columns}
              rows={allMusic(items)}
              rowKey={({ id }) => id}
              empty={
                <EmptyState icon={IconMusic} title="No music">
                  <p>Add some, and choose it for an extension.</p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <Section title="Upload a track">
        <UploadSound
          hint="at most 100 MB. All tracks are made equally loud."
          note="Only play what you may play in public."
          later="used"
          listed="listMusicTracks"
          send={(name, file) => request('createMusicTrack', { query: { name, file_name: file.name }, file })}
        />
      </Section>
      <Section title="Tracks" plain>
        <TrackList />
      </Section>
    </Page>
  );
}
