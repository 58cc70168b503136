// The search (Mod+K): what can be done on the open page, pages, workflows, cases and people, by a few letters.
import { Combobox, Kbd, Modal, TextInput, useCombobox } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Marked } from '../../parts/marked.tsx';
import type { Hit } from './hit.ts';
import { useHits } from './palette-hits.ts';

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { groups, words, waits } = useHits(text);
  // Its list is open as long as the search is: Escape, which closes a list, closes the search.
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const all = groups.flatMap(({ hits }) => hits);
  const choose = (id: string) => {
    onClose();
    all.find((hit) => hit.id === id)?.run();
  };
  const { selectFirstOption } = combobox;
  const first = all[0]?.id;
  // Enter takes the first, also where it came after the last letter; where one goes on from by arrows, what comes below changes nothing.
  useEffect(() => {
    if (text !== '' && first !== undefined) selectFirstOption();
  }, [text, first, selectFirstOption]);
  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content aria-label={t('frame.search')} radius="lg" p={8}>
        <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
          <Combobox.EventsTarget>
            <TextInput
              data-autofocus
              size="md"
              variant="unstyled"
              px={8}
              leftSection={<Search size={18} aria-hidden="true" />}
              aria-label={t('frame.searchHint')}
              placeholder={t('frame.searchHint')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          {/* It scrolls, so it can be reached and scrolled by keyboard too, where there is something in it. */}
          <Combobox.Options
            tabIndex={all.length === 0 ? -1 : 0}
            aria-label={t('frame.search')}
            mah="50dvh"
            style={{ overflowY: 'auto' }}
          >
            {all.length === 0 ? (
              <Combobox.Empty>{t(waits ? 'frame.loading' : 'frame.searchEmpty')}</Combobox.Empty>
            ) : null}
            {groups.map(({ title, hits }) => (
              <Combobox.Group key={title} label={title}>
                {hits.map((hit) => (
                  <FoundHit key={hit.id} hit={hit} words={words} />
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  );
}

function FoundHit({ hit, words }: { hit: Hit; words: string }) {
  return (
    <Combobox.Option value={hit.id} style={{ display: 'flex', gap: 16, justifyContent: 'space-between' }}>
      <span>
        <Marked label={hit.label} text={words} />
      </span>
      {hit.note === undefined ? null : <span className="quiet">{hit.note}</span>}
      {hit.keys === undefined ? null : <Kbd size="xs">{hit.keys}</Kbd>}
    </Combobox.Option>
  );
}
