import { ActionIcon, Button, Checkbox, Menu, Text, Title } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import { type StageKind, stageKinds } from '../../shared/candidates';
import type { CandidateId } from '../../shared/fields';
import { paperLabel } from '../../shared/papers';
import type { BoardCard, BoardColumn, Waiting } from '../../shared/stages';
import { useIsBeside, useProcedure } from '../bridge';
import type { BoardProps } from '../lists';
import { AnchorLink, ListSkeleton, Loaded, Private, usePrivateText } from '../ui';
import { nextTexts } from './candidates.texts';
import { useMoveOne } from './change-stage';
import { SignOfStage } from './stage-sign';
import classes from './stages.module.css';
import { stageTexts as texts } from './stages.texts';

/** Cards of a column that are shown at once. */
const SHOWN = 8;

/** Where the keyboard is: a column and a card of it. */
interface Place {
  readonly column: number;
  readonly row: number;
}

/** The candidates of the list by stage of the vivier; a card is moved by its menu, by keys or by dragging it. */
export function StageBoard(props: BoardProps): ReactNode {
  const query = useProcedure('stages.board', { query: props.query, cards: SHOWN }, { keepPrevious: true });
  return (
    <Loaded query={query} skeleton={<ListSkeleton />}>
      {({ columns, without }) => <Board {...props} columns={columns} without={without} />}
    </Loaded>
  );
}

function Board({
  columns,
  without,
  narrow,
  ...choice
}: BoardProps & { readonly columns: readonly BoardColumn[]; readonly without: number }): ReactNode {
  const board = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  /** Where the keyboard goes once the columns have come: with the card that was moved, or where it was. */
  const following = useRef<{ readonly id: CandidateId; readonly from: Place } | null>(null);
  const [dragged, setDragged] = useState<CandidateId | null>(null);
  const moveOne = useMoveOne();
  const isBeside = useIsBeside();
  const first = columns.findIndex(({ cards }) => cards.length > 0);
  const column = place !== null && (columns[place.column]?.cards.length ?? 0) > 0 ? place.column : first;
  const row = Math.min(
    place !== null && column === place.column ? place.row : 0,
    (columns[column]?.cards.length ?? 1) - 1,
  );
  const focusOn = (id: CandidateId | undefined): void => focusCard(board.current, id);
  useEffect(() => {
    const moved = following.current;
    if (moved === null) return;
    following.current = null;
    const isShown = columns.some(({ cards }) => cards.some(({ id }) => id === moved.id));
    const stayed = columns[moved.from.column]?.cards;
    focusCard(board.current, isShown ? moved.id : stayed?.[Math.min(moved.from.row, stayed.length - 1)]?.id);
  }, [columns]);

  /** The keyboard goes with the card that is about to move. */
  const follow = (id: CandidateId): void => {
    following.current = { id, from: { column, row } };
  };
  const move = (id: CandidateId, to: StageKind): void => {
    // The window beside reads.
    if (isBeside) return;
    follow(id);
    void moveOne(id, to).then((isMoved) => {
      if (!isMoved) following.current = null;
    });
  };
  const goTo = (to: Place): void => focusOn(columns[to.column]?.cards[to.row]?.id);
  /** The nearest column on a side that holds somebody. */
  const beside = (step: 1 | -1): number => {
    for (let at = column + step; at >= 0 && at < columns.length; at += step)
      if ((columns[at]?.cards.length ?? 0) > 0) return at;
    return column;
  };
  const onKeyDown = (event: KeyboardEvent, card: BoardCard, stage: StageKind): void => {
    const { key, ctrlKey } = event;
    const sideways = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    if (sideways !== 0) {
      event.preventDefault();
      if (ctrlKey) {
        const next = stageKinds[stageKinds.indexOf(stage) + sideways];
        if (next !== undefined) move(card.id, next);
        return;
      }
      const to = beside(sideways);
      goTo({ column: to, row: Math.min(row, (columns[to]?.cards.length ?? 1) - 1) });
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      event.preventDefault();
      goTo({ column, row: row + (key === 'ArrowDown' ? 1 : -1) });
    } else if (key === ' ') {
      event.preventDefault();
      choice.toggle(card.id);
    }
  };

  return (
    <div className={classes.whole}>
      {without === 0 ? null : (
        <div className={classes.without}>
          <Text size="sm">{texts.without(without)}</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            data-reads
            onClick={() => narrow({ field: 'stage', operator: 'empty', value: null })}
          >
            {texts.seeWithout}
          </Button>
        </div>
      )}
      <section
        className={classes.board}
        aria-label={texts.board}
        ref={board}
        // Without a card to go to, it scrolls by keyboard all the same.
        {...(first === -1 ? { tabIndex: 0 } : {})}
      >
        {columns.map((each, at) => (
          <Column
            key={each.stage}
            column={each}
            current={at === column ? row : null}
            isTarget={dragged !== null}
            choice={choice}
            onPlace={(to) => setPlace({ column: at, row: to })}
            onKeyDown={onKeyDown}
            onMove={move}
            onFollow={follow}
            onDrag={setDragged}
            onDrop={() => {
              if (dragged !== null) move(dragged, each.stage);
              setDragged(null);
            }}
            onMore={() => narrow({ field: 'stage', operator: 'one-of', value: [each.stage] })}
          />
        ))}
      </section>
    </div>
  );
}

function focusCard(board: HTMLElement | null, id: CandidateId | undefined): void {
  if (id !== undefined) board?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus();
}

interface ColumnProps {
  readonly column: BoardColumn;
  /** The card where the keyboard is; `null`: it is in another column. */
  readonly current: number | null;
  readonly isTarget: boolean;
  readonly choice: Pick<BoardProps, 'isChosen' | 'toggle'>;
  readonly onPlace: (row: number) => void;
  readonly onKeyDown: (event: KeyboardEvent, card: BoardCard, stage: StageKind) => void;
  readonly onMove: (id: CandidateId, to: StageKind) => void;
  readonly onFollow: (id: CandidateId) => void;
  readonly onDrag: (id: CandidateId | null) => void;
  readonly onDrop: () => void;
  readonly onMore: () => void;
}

function Column({
  column: { stage, people, medianDays, cards },
  current,
  isTarget,
  choice,
  onPlace,
  onKeyDown,
  onMove,
  onFollow,
  onDrag,
  onDrop,
  onMore,
}: ColumnProps): ReactNode {
  const [isOver, setIsOver] = useState(false);
  const more = people - cards.length;
  return (
    <section
      aria-label={texts.label(stage)}
      className={`${classes.stage} ${isTarget && isOver ? classes.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={() => {
        setIsOver(false);
        onDrop();
      }}
    >
      <div className={classes.head}>
        <Title order={2} size="h5">
          {texts.label(stage)}
        </Title>
        <Text size="sm" c="dimmed" title={texts.medianHelp}>
          {medianDays === null ? (
            texts.none
          ) : (
            <>
              {texts.people(people)}
              <br />
              {texts.median(medianDays)}
            </>
          )}
        </Text>
      </div>
      {cards.length === 0 ? null : (
        <ul className={classes.cards}>
          {cards.map((card, at) => (
            <Card
              key={card.id}
              card={card}
              stage={stage}
              isCurrent={at === current}
              isChosen={choice.isChosen(card.id)}
              onToggle={() => choice.toggle(card.id)}
              onFocus={() => onPlace(at)}
              onKeyDown={onKeyDown}
              onMove={(to) => onMove(card.id, to)}
              onFollow={() => onFollow(card.id)}
              onDrag={onDrag}
            />
          ))}
        </ul>
      )}
      {more === 0 ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={6}
          h="auto"
          className={classes.more}
          data-reads
          aria-label={texts.moreOf(more, stage)}
          onClick={onMore}
        >
          {texts.more(more)}
        </Button>
      )}
    </section>
  );
}

function Card({
  card,
  stage,
  isCurrent,
  isChosen,
  onToggle,
  onFocus,
  onKeyDown,
  onMove,
  onFollow,
  onDrag,
}: {
  readonly card: BoardCard;
  readonly stage: StageKind;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: ColumnProps['onKeyDown'];
  readonly onMove: (to: StageKind) => void;
  readonly onFollow: () => void;
  readonly onDrag: ColumnProps['onDrag'];
}): ReactNode {
  const privateText = usePrivateText();
  const { id, name, days, sign, waiting } = card;
  const tabIndex = isCurrent ? 0 : -1;
  const who = privateText(name, texts.someone);
  return (
    <li
      className={`${classes.card} ${isChosen ? classes.chosen : ''}`}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onDrag(id);
      }}
      onDragEnd={() => onDrag(null)}
      onFocus={onFocus}
    >
      <div className={classes.line}>
        <Checkbox
          size="xs"
          checked={isChosen}
          onChange={onToggle}
          tabIndex={tabIndex}
          aria-label={texts.choose(who)}
        />
        <AnchorLink
          className={classes.name}
          fw={600}
          to="/candidats/$candidateId"
          params={{ candidateId: id }}
          data-card={id}
          tabIndex={tabIndex}
          draggable={false}
          onKeyDown={(event) => onKeyDown(event, card, stage)}
        >
          <Private>{name}</Private>
        </AnchorLink>
        <Menu position="bottom-end" transitionProps={{ duration: 0 }} returnFocus>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              tabIndex={tabIndex}
              aria-label={texts.moveOne(who)}
            >
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{texts.move}</Menu.Label>
            {stageKinds.map((to) => (
              <Menu.Item key={to} disabled={to === stage} onClick={() => onMove(to)}>
                {texts.label(to)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <Text size="sm" c="dimmed">
        {texts.days(days)}
      </Text>
      {sign === null ? null : <SignOfStage id={id} sign={sign} tabIndex={tabIndex} onTaken={onFollow} />}
      {waiting === null ? null : <Text size="sm">{waitingWords(waiting)}</Text>}
    </li>
  );
}

/** What waits most, in the words of « À faire ». */
function waitingWords(waiting: Waiting): string {
  switch (waiting.kind) {
    case 'deadline':
      return `${nextTexts.deadline(waiting.label)} ${formatFrenchDate(waiting.on)} (${waiting.reference})`;
    case 'paper-expires':
      return `${nextTexts.paperEnds(paperLabel(waiting.paper))} ${formatFrenchDate(waiting.on)}`;
    case 'contact-owed':
      return `${waiting.isFirst ? nextTexts.neverMet : nextTexts.silent} ${formatFrenchDate(waiting.since)}`;
  }
}
