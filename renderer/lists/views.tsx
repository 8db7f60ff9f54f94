import { ActionIcon, Button, Group, Menu, Modal, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type ListDeclaration, type ListSelection, listSentence } from '../../shared/lists';
import { failureOf, tellDone, useAct } from '../bridge';
import { usePrivateText } from '../ui';
import classes from './lists.module.css';
import { texts } from './lists.texts';
import type { ListState, ShownView } from './use-list';

const ALL = 'all';

/** The views of a list as tabs above it, and what is done with the one that is open. Nothing as long as there is none. */
export function ViewTabs({
  list,
  state,
}: {
  readonly list: ListDeclaration;
  readonly state: ListState;
}): ReactNode {
  const { views, view, isViewChanged, query } = state;
  const [isRenaming, setIsRenaming] = useState(false);
  const change = useAct('lists.changeView');
  const remove = useAct('lists.removeView');
  const restore = useAct('lists.restoreView');
  const privateText = usePrivateText();
  if (views.length === 0) return null;
  const putBack = (id: string): void =>
    restore.mutate({ id }, { onSuccess: ({ view: back }) => state.show(back) });
  const takeAway = ({ id, name }: ShownView): void =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          state.show(null);
          tellDone({ title: texts.viewRemoved(name), undo: { run: () => putBack(id), of: [id] } });
        },
      },
    );
  const update = (of: ShownView): void =>
    change.mutate(
      {
        id: of.id,
        name: of.name,
        text: query.text,
        filters: query.filters,
        sort: query.sort,
        columns: state.isViewChanged ? [...state.columns] : of.columns,
      },
      { onSuccess: ({ view: changed }) => state.show(changed) },
    );
  return (
    <div className={classes.tabs}>
      <Tabs
        value={view?.id ?? ALL}
        onChange={(id) => state.show(views.find((each) => each.id === id) ?? null)}
        keepMounted={false}
      >
        <Tabs.List aria-label={texts.views}>
          <Tabs.Tab value={ALL}>{texts.allRows(list)}</Tabs.Tab>
          {views.map(({ id, name, own }) => (
            <Tabs.Tab key={id} value={id}>
              {own === null ? privateText(name) : name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {view === null || (view.own !== null && !isViewChanged) ? null : (
        <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.viewMenu(view.own === null ? privateText(view.name) : view.name)}
            >
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isViewChanged ? (
              <Menu.Item onClick={() => state.show(view)}>{texts.backToView}</Menu.Item>
            ) : null}
            {view.own === null ? (
              <>
                {isViewChanged ? (
                  <Menu.Item onClick={() => update(view)}>{texts.updateView}</Menu.Item>
                ) : null}
                <Menu.Item onClick={() => setIsRenaming(true)}>{texts.renameView}</Menu.Item>
                <Menu.Item onClick={() => takeAway(view)}>{texts.removeView}</Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      )}
      {isRenaming && view !== null ? (
        <NameModal
          title={texts.renameView}
          initial={view.name}
          onClose={() => setIsRenaming(false)}
          onName={async (name) => {
            const { view: changed } = await change.mutateAsync({
              id: view.id,
              name,
              text: view.text,
              filters: view.filters,
              sort: view.sort,
              columns: view.columns,
            });
            state.show(changed);
          }}
        />
      ) : null}
    </div>
  );
}

function NameModal({
  title,
  initial,
  children,
  onName,
  onClose,
}: {
  readonly title: string;
  readonly initial: string;
  readonly children?: ReactNode;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const [name, setName] = useState(initial);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      await onName(name.trim());
      onClose();
    } catch (thrown) {
      setFault(failureOf(thrown).message);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} transitionProps={{ duration: 0 }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          {children}
          <TextInput
            data-autofocus
            label={texts.viewName}
            maxLength={60}
            value={name}
            error={fault}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setFault(null);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {texts.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Keeps as a view what is asked, or the rows that are chosen (`pick`). */
export function SaveView({
  list,
  state,
  pick,
  words,
}: {
  readonly list: ListDeclaration;
  readonly state: ListState;
  readonly pick: ListSelection | null;
  /** "12 candidats", of what is picked. */
  readonly words: string;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const add = useAct('lists.addView', { isQuiet: true });
  const privateText = usePrivateText();
  const { query } = state;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        h={28}
        leftSection={<IconBookmark size={16} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {pick === null ? texts.saveView : texts.keepAsView}
      </Button>
      {isOpen ? (
        <NameModal
          title={texts.newView}
          initial=""
          onClose={() => setIsOpen(false)}
          onName={async (name) => {
            const { view } = await add.mutateAsync({
              list: list.id,
              name,
              text: pick === null ? query.text : '',
              filters: pick === null ? query.filters : [],
              sort: query.sort,
              columns: [...state.columns],
              pick: pick === null ? null : { query, selection: pick },
            });
            state.show(view);
          }}
        >
          <Text size="sm">
            {pick === null
              ? texts.viewOfRule(privateText(listSentence(list, query, state.named)))
              : texts.viewOfPick(words)}
          </Text>
        </NameModal>
      ) : null}
    </>
  );
}
