// The search (Mod+K): pages, what can be done on the open page, and cases, by a few letters.
import { Combobox, Kbd, Modal, TextInput, useCombobox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { menuPages, pages } from '../../pages/index.ts';
import { useOfferedActions } from '../../state/actions.ts';
import { wordOf } from '../words.ts';

type Hit = { id: string; label: string; keys?: string | undefined; run: () => void };
type Group = { title: string; hits: Hit[] };

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const groups = useHits(text);
  const combobox = useCombobox({ opened: true });
  const all = groups.flatMap(({ hits }) => hits);
  const choose = (id: string) => {
    onClose();
    all.find((hit) => hit.id === id)?.run();
  };
  const type = (typed: string) => {
    setText(typed);
    combobox.selectFirstOption();
  };
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
              onChange={(event) => type(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          <Combobox.Options aria-label={t('frame.search')} mah="50dvh" style={{ overflowY: 'auto' }}>
            {all.length === 0 ? <Combobox.Empty>{t('frame.searchEmpty')}</Combobox.Empty> : null}
            {groups.map(({ title, hits }) => (
              <Combobox.Group key={title} label={title}>
                {hits.map((hit) => (
                  <Combobox.Option
                    key={hit.id}
                    value={hit.id}
                    style={{ display: 'flex', justifyContent: 'space-between' }}
                  >
                    {hit.label}
                    {hit.keys === undefined ? null : <Kbd size="xs">{hit.keys}</Kbd>}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  );
}

function useHits(text: string): Group[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = useOfferedActions();
  const open = (path: string) => () => void navigate({ to: path });
  const fixed = pages.filter((page) => !page.bare && !page.path.includes('$') && page.menu === undefined);
  const groups: Group[] = [
    { title: t('frame.searchActions'), hits: [...actions] },
    {
      title: t('frame.searchPages'),
      hits: [...menuPages, ...fixed].map(({ path, title }) => ({
        id: path,
        label: wordOf(title),
        run: open(path),
      })),
    },
  ];
  return groups
    .map(({ title, hits }) => ({ title, hits: hits.filter(({ label }) => matches(label, text)) }))
    .filter(({ hits }) => hits.length > 0);
}

/** Every typed word begins a word of the label, or its letters stand in it in order. */
export function matches(label: string, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const plain = label.toLowerCase();
  return words.every((word) => plain.includes(word) || inOrder(plain, word));
}

function inOrder(label: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = label.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return letters.length >= 3;
}
